import { Closing } from '../../../playground/kit/closing.ts';
import { openPageServer } from '../../../playground/page/server.ts';
import { showStack } from '../../../playground/show-stack.ts';
import { type Journey, openJourney } from '../../journeys/open-journey.ts';
import { PageClient } from './page-client.ts';

/** A running system on a page's server, and what asks that server. */
export interface ShownStack extends AsyncDisposable {
  readonly stack: Journey;
  readonly port: number;
  readonly page: PageClient;
}

export async function openShownStack(): Promise<ShownStack> {
  const closing = new Closing();
  const stack = closing.use(await openJourney());
  const server = closing.use(await openPageServer(0));
  await showStack(server, stack, closing);
  const { port } = server;
  return {
    stack,
    port,
    page: new PageClient(port),
    [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose](),
  };
}
