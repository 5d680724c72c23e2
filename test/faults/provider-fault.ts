import { expect } from 'vitest';
import type { Fault } from '../../playground/kit/faults.ts';
import { answersIn } from './answers.ts';
import { readHoldings } from './holdings.ts';
import { findViolations } from './invariants.ts';
import { openStage, type Stage } from './stage.ts';

/** Something that a provider does wrong, and what must come of it. */
export interface ProviderFault {
  readonly name: string;
  readonly plan: (stage: Stage) => void;
  /** Settings, such as a short time for a provider that does not answer. */
  readonly set?: Readonly<Record<string, string>>;
  /** What else stands in the prompt. */
  readonly also?: string;
  /** The heading of the answer; none: the run goes on to its card. */
  readonly answer?: string;
  /** How often the writer and the painter are asked for one run, on the average of the two. */
  readonly writings: number;
  readonly paintings: number;
}

/** What a stand-in answers instead of its own answer. */
export const answered = (
  status: number,
  { headers = {}, body = {} }: { headers?: Readonly<Record<string, string>>; body?: unknown } = {},
): Fault => ({ kind: 'answer', status, headers, body });

/** What services send that are too busy. */
export const busy: Fault = answered(429, { headers: { 'retry-after': '1' } });

/**
 * Tries a fault on a stage of its own, on both platforms: one clear answer for each, nothing charged that failed, no
 * call more than expected, and all invariants.
 */
export async function tryFault(fault: ProviderFault): Promise<void> {
  await using stage = await openStage({ set: fault.set ?? {} });
  const { load, core } = stage;
  fault.plan(stage);
  const also = fault.also ?? '';
  await Promise.all([load.ask(stage.discord, 'Ada', { also }), load.ask(stage.slack, 'Ada', { also })]);
  expect(await findViolations(stage, 30_000)).toEqual({});
  const rows = (await readHoldings(core)).runs.map(({ row }) => row);
  const total = (calls: readonly number[]) => calls.reduce((sum, count) => sum + count, 0);
  expect({
    ends: rows.map(({ state }) => (state === 'done' ? 'done' : 'not done')),
    answers: answersIn(load.messages()).map(({ text }) => text),
    writings: total(rows.map(({ writing }) => writing.calls)),
    paintings: total(rows.map(({ painting }) => painting.calls)),
  }).toEqual({
    ends: twice(fault.answer === undefined ? 'done' : 'not done'),
    answers: twice(expect.stringContaining(fault.answer ?? 'AI-made')),
    writings: 2 * fault.writings,
    paintings: 2 * fault.paintings,
  });
}

const twice = (value: unknown): unknown[] => [value, value];
