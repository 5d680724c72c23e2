import { createFalClient, type FalClient } from '@fal-ai/client';
import type { Clock } from '../../core/base/clock.ts';
import { fetchOnce } from './requests.ts';

/** Where fal's client sends what belongs to its queue; the client knows no setting for it. */
const clientsQueue = 'https://queue.fal.run';

export interface FalAccess {
  readonly clock: Clock;
  readonly key: string;
  /** Address of the queue, without a slash at the end. */
  readonly queue: string;
}

/** The client for one account and queue. */
export const openFal = ({ key, queue, clock }: FalAccess): FalClient =>
  createFalClient({
    credentials: key,
    fetch: fetchOnce(clock),
    requestMiddleware: (request) =>
      Promise.resolve(
        request.url.startsWith(`${clientsQueue}/`)
          ? { ...request, url: queue + request.url.slice(clientsQueue.length) }
          : request,
      ),
  });
