import { afterAll, beforeAll, describe, expect } from 'vitest';
import { day, hour, minute } from '../../core/base/clock.ts';
import { findFreePort } from '../../playground/kit/free-port.ts';
import { installSlack } from '../journeys/install-slack.ts';
import { readHoldings } from './holdings.ts';
import { findViolations } from './invariants.ts';
import { testFault } from './repeat.ts';
import { openStage, type Stage } from './stage.ts';
import { withClockAhead } from './turned-clock.ts';

const watching = 'GET /:owner/:application/requests/:request/status/stream';
const quick = { PERSONA_JOB_LOCK: '1000', WORKER_SWEEP: '500' };

const turns = [
  { name: '5 minutes ahead', by: 5 * minute },
  { name: '5 minutes back', by: -5 * minute },
  { name: '1 hour back', by: -hour },
  { name: '1 day ahead', by: day },
  { name: '1 day back', by: -day },
];

describe('the clock of the whole product is turned', () => {
  let ahead = 0;
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ clock: { now: () => new Date(Date.now() + ahead) }, set: quick });
    await stage.load.ask(stage.discord, 'Ada');
    await stage.load.ask(stage.slack, 'Ada');
    expect(await findViolations(stage)).toEqual({});
  }, 60_000);
  afterAll(() => stage[Symbol.asyncDispose]());

  for (const { name, by } of turns) {
    testFault('F7', `${name}: runs in hand, put off and new are made once`, async () => {
      const { load, fal, openai, discord, slack } = stage;
      const hold = fal.faults.hold(watching);
      await load.ask(discord, 'Ada');
      await hold.arrived;
      // Put off until a moment of the clock as it was.
      openai.faults.plan('POST /v1/responses', { kind: 'answer', status: 500, body: {} });
      await load.ask(slack, 'Ada');
      ahead += by;
      hold.release();
      await load.ask(discord, 'Ada');
      await load.ask(slack, `New ${String(by)} ${String(load.asks.length)}`);
      expect(await findViolations(stage)).toEqual({});
      ahead = 0;
    });
  }
});

describe('one worker has another clock than all others', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ workers: false, set: quick });
  }, 60_000);
  afterAll(() => stage[Symbol.asyncDispose]());

  testFault(
    'F7',
    'a day ahead, it sweeps away nothing; and when it dies, another takes over what it held',
    async ({ recovered }) => {
      const { load, fal, discord, slack } = stage;
      const wrong = await stage.spawn('workers', { nodeOptions: withClockAhead(day) });
      await load.ask(discord, 'Ada');
      await load.ask(slack, 'Ada');
      expect(await findViolations(stage)).toEqual({});
      const hold = fal.faults.hold(watching);
      await load.ask(discord, 'Ada');
      await hold.arrived;
      await wrong.kill();
      hold.release();
      const died = Date.now();
      const right = await stage.spawn('workers');
      expect(await findViolations(stage)).toEqual({});
      recovered(Date.now() - died);
      await right.kill();
    },
  );
});

describe('the clock of the bots is wrong by', () => {
  let stage: Stage;
  let port: number;
  beforeAll(async () => {
    port = await findFreePort();
    stage = await openStage({ bots: false, slack: { port } });
  }, 60_000);
  afterAll(() => stage[Symbol.asyncDispose]());

  testFault(
    'F7',
    '4 minutes ahead, 6 behind: Slack is believed; 6 ahead: nothing that it signs is, and nothing comes of it',
    async () => {
      const { slack, discord, load, core } = stage;
      for (const ahead of [4 * minute, -6 * minute]) {
        await using bots = await stage.spawn('bots', { nodeOptions: withClockAhead(ahead) });
        if (!slack.workspace('Lantern').botToken?.startsWith('xoxb')) throw new Error(bots.lines.join('\n'));
        expect(await installSlack(stage, port, 'Lantern')).toBe(200);
        await load.ask(slack, 'Ada');
        await load.ask(discord, 'Ada');
        expect(await findViolations(stage)).toEqual({});
      }
      const before = (await readHoldings(core)).runs.length;
      await using bots = await stage.spawn('bots', { nodeOptions: withClockAhead(6 * minute) });
      expect(bots.pid).toBeGreaterThan(0);
      const ada = slack.person('Ada');
      await ada.type({ command: 'persona', subcommand: 'create', options: { prompt: 'a keeper' } });
      expect(ada.messages().at(-1)?.text).toContain('failed with the error');
      expect((await readHoldings(core)).runs).toHaveLength(before);
    },
  );
});
