import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Stack } from '../../playground/stack.ts';
import { openJourney, settled } from './open-journey.ts';

let stack: Stack;

beforeAll(async () => {
  const set = { WORKER_CONCURRENCY: '1', PERSONA_DAILY_QUOTA: '100', PERSONA_DAILY_SPEND: '1000' };
  stack = await openJourney({ set });
  stack.fal.scenario.painter = 'thumbnail';
});
afterAll(() => stack[Symbol.asyncDispose]());

const writings = (): string[] =>
  stack.journal
    .of('openai', 'POST /v1/responses')
    .map(({ request }) => /Prompt: (\w+) \d+/.exec(request.body.toString())?.[1] ?? '')
    .filter((name) => name !== '');

const create = (prompt: string) => ({ command: 'persona', subcommand: 'create', options: { prompt } });

it('who asks twenty times delays somebody else’s first one by a run in progress and one more at the most', async () => {
  const { person: greedy } = await settled(stack.discord, 'Greedy');
  const { person: modest } = await settled(stack.slack, 'Modest');
  const hold = stack.openai.faults.hold('POST /v1/responses');
  await greedy.type(create('greedy 1'));
  await hold.arrived;
  for (let time = 2; time <= 20; time += 1) await greedy.type(create(`greedy ${time}`));
  await modest.type(create('modest 1'));
  const queued = await modest.see(({ text }) => text.includes('in line'));
  expect(queued.text).not.toContain('Place 20');
  hold.release();
  await expect.poll(writings, { timeout: 20_000 }).toContain('modest');
  // The first one was in progress when the other asked.
  expect(writings().indexOf('modest')).toBeLessThanOrEqual(2);
  expect(writings().slice(0, 1)).toEqual(['greedy']);
});
