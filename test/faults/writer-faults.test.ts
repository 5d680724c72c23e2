import { describe } from 'vitest';
import type { Fault } from '../../playground/kit/faults.ts';
import type { WriterScenario } from '../../playground/openai/scenario.ts';
import { answered, busy, type ProviderFault, tryFault } from './provider-fault.ts';
import { testFault } from './repeat.ts';

type Expected = Pick<ProviderFault, 'answer' | 'writings' | 'paintings'>;

/** The line to the writer is disturbed, so often. */
const line = (name: string, fault: Fault, times: number, expected: Expected): ProviderFault => ({
  name,
  plan: ({ openai }) => {
    openai.faults.plan('POST /v1/responses', fault, times);
  },
  ...(fault.kind === 'hang' && { set: { OPENAI_TIMEOUT: '500' } }),
  ...expected,
});

/** The writing itself goes wrong, each time. */
const text = (name: string, writer: WriterScenario, expected: Expected): ProviderFault => ({
  name,
  plan: ({ openai }) => {
    openai.scenario.writer = writer;
  },
  ...expected,
});

const unavailable = { answer: 'The writer is not available', writings: 3, paintings: 0 };
const brokenEarly = { answer: 'The writing failed', writings: 3, paintings: 0 };
/** The appearance was there, and the painter has begun. */
const brokenLate = { ...brokenEarly, paintings: 1 };

const faults: readonly ProviderFault[] = [
  line('429 with Retry-After, once', busy, 2, { writings: 2, paintings: 1 }),
  line('429 with Retry-After, always', busy, Infinity, unavailable),
  line('500', answered(500), Infinity, unavailable),
  line('no answer', { kind: 'hang' }, Infinity, unavailable),
  line('a page instead of an answer', answered(200, { body: '<!doctype html>' }), Infinity, brokenEarly),
  text('cut at 10 %', { cutAt: 0.1 }, brokenEarly),
  text('cut at 50 %', { cutAt: 0.5 }, brokenLate),
  text('cut at 90 %', { cutAt: 0.9 }, brokenLate),
  text('invalid JSON', 'invalid-json', brokenLate),
  text('a wrong shape', 'wrong-shape', brokenEarly),
  text('an end before the end', 'incomplete', brokenLate),
  text('a failed response', 'failed-response', brokenLate),
  text('an error event', 'error-event', brokenLate),
  text('a refusal', 'refusal', { answer: 'The writer would not write this', writings: 1, paintings: 0 }),
];

describe.concurrent('the writer fails', () => {
  for (const fault of faults) testFault('F4', fault.name, () => tryFault(fault));
});
