/** Where the time comes from: tests turn it, nothing else does. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The moment `milliseconds` after the clock's now. */
export const later = (clock: Clock, milliseconds: number): Date =>
  new Date(clock.now().getTime() + milliseconds);

/** The UTC day of a moment, `2026-11-24`. Quotas and spend renew with it. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** When the UTC day of a moment ends. */
export const endOfDay = (moment: Date): Date =>
  new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate() + 1));
