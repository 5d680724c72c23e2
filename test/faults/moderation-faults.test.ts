import { describe, expect, vi } from 'vitest';
import type { Fault } from '../../playground/kit/faults.ts';
import { stateOf } from '../../playground/watch-run.ts';
import { answersIn } from './answers.ts';
import { findLastViolations } from './invariants.ts';
import { answered, busy, type ProviderFault, tryFault } from './provider-fault.ts';
import { testFault } from './repeat.ts';
import { openStage, type Stage } from './stage.ts';

const moderating = 'POST /v1/moderations';

/** From the `count`th check on, all texts are flagged. The prompt's is the first, the appearance's the second. */
const flagFrom =
  (count: number) =>
  ({ journal, openai }: Stage): void => {
    journal.on('exchange', () => {
      if (journal.of('openai', moderating).length >= count - 1)
        openai.scenario.moderation.text = ['violence/graphic'];
    });
  };

const refused = 'This text was refused';

const refusals: readonly ProviderFault[] = [
  {
    name: 'a prompt',
    also: '[[violence/graphic]]',
    plan: () => undefined,
    answer: refused,
    writings: 0,
    paintings: 0,
  },
  {
    name: 'a picture',
    plan: ({ openai }) => {
      openai.scenario.moderation.image = ['violence/graphic'];
    },
    answer: 'The picture was refused',
    writings: 1,
    paintings: 1,
  },
];

describe.concurrent('what is refused', () => {
  for (const fault of refusals) testFault('F4', fault.name, () => tryFault(fault));

  for (const { what, count, paintings } of [
    { what: 'an appearance', count: 2, paintings: 0 },
    { what: 'a profile', count: 3, paintings: 1 },
  ])
    testFault('F4', what, async () => {
      await using stage = await openStage();
      flagFrom(count)(stage);
      await stage.load.ask(stage.discord, 'Ada');
      expect(await findLastViolations(stage)).toEqual({});
      const answers = answersIn(stage.load.messages()).map(({ text }) => text);
      expect(answers).toEqual([expect.stringContaining(refused)]);
      expect(stage.fal.jobs).toHaveLength(paintings);
    });
});

const ways: readonly { name: string; fault: Fault }[] = [
  { name: 'is busy', fault: busy },
  { name: 'fails', fault: answered(500) },
  { name: 'does not answer', fault: { kind: 'hang' } },
  { name: 'answers something else', fault: answered(200, { body: '<!doctype html>' }) },
];

describe.concurrent('the moderation', () => {
  for (const { name, fault } of ways)
    testFault('F4', `${name}: the run waits, says so, and goes on when it is back`, async () => {
      await using stage = await openStage({ set: { MODERATION_TIMEOUT: '1000' } });
      stage.openai.faults.plan(moderating, fault, Infinity);
      const asks = await Promise.all([
        stage.load.ask(stage.discord, 'Ada'),
        stage.load.ask(stage.slack, 'Ada'),
      ]);
      for (const { person } of asks) await person.see((message) => stateOf(message) === 'checking');
      stage.openai.faults.clear();
      expect(await findLastViolations(stage, 30_000)).toEqual({});
      expect(answersIn(stage.load.messages()).map(stateOf)).toEqual(['done', 'done']);
    });

  testFault('F4', 'is away for more than half an hour: the run fails, and nothing is charged', async () => {
    let ahead = 0;
    const clock = { now: () => new Date(Date.now() + ahead) };
    await using stage = await openStage({ clock });
    stage.openai.faults.plan(moderating, answered(500), Infinity);
    const { person } = await stage.load.ask(stage.discord, 'Ada');
    await person.see((message) => stateOf(message) === 'checking');
    ahead = 31 * 60_000;
    await vi.waitUntil(() => answersIn(stage.load.messages()).length > 0, { timeout: 20_000 });
    expect(await findLastViolations(stage)).toEqual({});
    expect(answersIn(stage.load.messages()).map(({ text }) => text)).toEqual([
      expect.stringContaining('The safety check is not available'),
    ]);
    expect(stage.journal.of('openai', 'POST /v1/responses')).toEqual([]);
  });
});
