import { type Clock, second } from '../core/base/clock.ts';

/** The longest wait that a provider may impose; what asks for more is tried again after this. */
const longest = 15 * 60 * second;

/**
 * When a provider wants to be asked again, from its `Retry-After` header: seconds, or a date (RFC 9110, 10.2.3).
 * Undefined where the header is missing or means nothing.
 */
export function comeBackAt(header: string | null | undefined, clock: Clock): Date | undefined {
  if (!header) return undefined;
  const now = clock.now().getTime();
  const wait = readWait(header, now);
  if (wait === undefined) return undefined;
  return new Date(now + Math.min(Math.max(wait, 0), longest));
}

function readWait(header: string, now: number): number | undefined {
  if (/^\d+(\.\d+)?$/.test(header)) return Number(header) * second;
  // Date.parse alone would take nearly anything.
  const moment = /^[A-Z][a-z]{2}, .+ GMT$/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment - now;
}
