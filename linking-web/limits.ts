import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { type RedisReply, RedisStore } from 'rate-limit-redis';
import { hour, minute } from '../core/base/clock.ts';
import { events } from '../core/base/events.ts';
import { Problem } from '../core/base/problem.ts';
import type { Core } from '../core/core.ts';
import { lookupOf } from '../core/crypto/keyring.ts';

/**
 * Refuses who asks too often. Whom it counts stands nowhere: Redis holds an HMAC of their address that changes every hour,
 * and goes with the window.
 * @param name tells one limit's counters from another's
 * @param most requests of one address in ten minutes
 */
export function limit(core: Core, name: string, most: number): RequestHandler {
  const told = (...given: unknown[]) => {
    events.deliveryFailed(
      core,
      'web',
      given.find((one) => one instanceof Error),
    );
  };
  return rateLimit({
    windowMs: 10 * minute,
    limit: most,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request) => keyOf(core, name, request),
    // What must not be tried often is counted in the store as well: without Redis the site goes on.
    passOnStoreError: true,
    logger: { warn: told, error: told },
    handler: (_request, _response, next) => {
      next(new Problem('too-many-requests'));
    },
    store: new RedisStore({
      prefix: 'persona:limit:',
      sendCommand: async (command: string, ...values: string[]) =>
        (await core.queues.command(command, ...values)) as RedisReply,
    }),
  });
}

function keyOf(core: Core, name: string, { ip = '' }: Request): string {
  const window = Math.floor(core.clock.now().getTime() / hour);
  return lookupOf(core.store.lookups, ['web-limit', name, String(window), ipKeyGenerator(ip)]).hmac;
}
