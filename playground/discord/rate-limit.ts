import type { Fault } from '../kit/faults.ts';

/**
 * The 429 that Discord answers, to be planned as a fault; discord.js waits by the header `Retry-After`.
 * https://discord.com/developers/docs/topics/rate-limits
 * @param seconds how long to wait
 */
export const rateLimited = (seconds: number): Fault => ({
  kind: 'answer',
  status: 429,
  headers: {
    'retry-after': String(seconds),
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': String(seconds),
    'x-ratelimit-scope': 'user',
  },
  body: { code: 0, message: 'You are being rate limited.', retry_after: seconds, global: false },
});
