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
  const wait = /^\d+(\.\d+)?$/.test(header) ? Number(header) * second : Date.parse(header) - now;
  if (Number.isNaN(wait)) return undefined;
  return new Date(now + Math.min(Math.max(wait, 0), longest));
}
