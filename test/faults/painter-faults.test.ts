import { describe } from 'vitest';
import type { PainterScenario } from '../../playground/fal/scenario.ts';
import type { Fault } from '../../playground/kit/faults.ts';
import { answered, busy, type ProviderFault, tryFault } from './provider-fault.ts';
import { testFault } from './repeat.ts';

const submitting = 'POST /:owner/:application/*path';
const watching = 'GET /:owner/:application/requests/:request/status/stream';
const result = 'GET /:owner/:application/requests/:request';
const file = 'GET /files/:request/:file';

type Expected = Pick<ProviderFault, 'answer' | 'paintings'>;

/** The line to the painter is disturbed at one of its addresses, so often. The profile is written once, whatever happens. */
const line = (
  name: string,
  endpoint: string,
  fault: Fault,
  times: number,
  expected: Expected,
): ProviderFault => ({
  name,
  plan: ({ fal }) => {
    fal.faults.plan(endpoint, fault, times);
  },
  ...(fault.kind === 'hang' && endpoint !== submitting && { set: { FAL_TIMEOUT: '500' } }),
  writings: 1,
  ...expected,
});

/** The painting itself goes wrong, each time. */
const painting = (name: string, painter: PainterScenario, expected: Expected): ProviderFault => ({
  name,
  plan: ({ fal }) => {
    fal.scenario.painter = painter;
  },
  writings: 1,
  ...expected,
});

const title = { unavailable: 'The painter is not available', broken: 'The painting failed' };
/** Each try orders anew: nothing was accepted, or nothing came of it. */
const neverAccepted = { answer: title.unavailable, paintings: 3 };
const broken = { answer: title.broken, paintings: 3 };
/** Each try follows the one painting that was ordered. */
const unreachable = { answer: title.unavailable, paintings: 1 };
const refused = { answer: 'The picture was refused', paintings: 1 };
const always = Infinity;

const faults: readonly ProviderFault[] = [
  // How long a call may take is no setting: this one takes its fifteen seconds.
  line('no answer to an order, once', submitting, { kind: 'hang' }, 2, { paintings: 2 }),
  line('429 with Retry-After, once', submitting, busy, 2, { paintings: 2 }),
  line('429 with Retry-After, always', submitting, busy, always, neverAccepted),
  line('500', submitting, answered(500), always, neverAccepted),
  line('no JSON for an order', submitting, answered(200, { body: 'painted' }), always, broken),
  line('a wrong shape for an order', submitting, answered(200), always, broken),
  line('no word of the progress', watching, { kind: 'hang' }, always, unreachable),
  line('500 for the result', result, answered(500), always, unreachable),
  line('no answer for the result', result, { kind: 'hang' }, always, unreachable),
  line('no JSON for a result', result, answered(200, { body: 'painted' }), always, broken),
  line('a wrong shape for a result', result, answered(200), always, broken),
  line('a picture cut at 10 %', file, { kind: 'cut', after: 0.1 }, always, unreachable),
  line('a picture cut at 50 %', file, { kind: 'cut', after: 0.5 }, always, unreachable),
  line('a picture cut at 90 %', file, { kind: 'cut', after: 0.9 }, always, unreachable),
  line('a picture cut once', file, { kind: 'cut', after: 0.5 }, 2, { paintings: 1 }),
  painting('a black picture', 'black', refused),
  painting('a refusal', 'content-policy', {
    answer: 'The painter would not paint this',
    paintings: 1,
  }),
  painting('a painter that breaks', 'runner-error', broken),
  painting('a picture of 0 bytes', 'empty-file', broken),
  painting('a picture of 50 MB', 'huge-file', broken),
  painting('a page instead of a picture', 'wrong-content-type', broken),
  painting('a picture that is gone', 'missing-file', broken),
];

describe.concurrent('the painter fails', () => {
  for (const fault of faults) testFault('F4', fault.name, () => tryFault(fault));
});
