import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findFreePort } from '../../playground/kit/free-port.ts';
import { stateOf } from '../../playground/watch-run.ts';
import { watchAnswers } from './answers.ts';
import { findLastViolations, findViolations } from './invariants.ts';
import { testFault } from './repeat.ts';
import { openStage, type Stage } from './stage.ts';

const watching = 'GET /:owner/:application/requests/:request/status/stream';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.load.ask(stage.discord, 'Ada');
  await stage.load.ask(stage.slack, 'Ada');
  expect(await findViolations(stage)).toEqual({});
}, 60_000);
afterAll(() => stage[Symbol.asyncDispose]());

/** A way to lose the line, and how somebody who types at that moment fares. */
interface Loss {
  readonly name: string;
  readonly chat: 'discord' | 'slack';
  readonly lose: (stage: Stage) => void | Promise<void>;
  /** `kept`: what is typed meanwhile is delivered all the same. `lost`: the platform itself tells the person. */
  readonly meanwhile: 'kept' | 'lost';
}

const isConnected = ({ discord, slack }: Stage): boolean =>
  discord.connectedShards().length > 0 && slack.socket.connections > 0;

const socketsAsked = ({ journal }: Stage): number =>
  journal.of('slack', 'POST /api/apps.connections.open').length;

async function untilSocketIsNew(stage: Stage, lose: () => void): Promise<void> {
  const before = socketsAsked(stage);
  lose();
  await vi.waitUntil(() => socketsAsked(stage) > before, { timeout: 15_000 });
}

/** Lets the client come again on a line with quick heartbeats, and answers none of them until it gives that line up. */
async function stopHeartbeats({ discord }: Stage): Promise<void> {
  discord.gateway.askForHeartbeats(100);
  discord.gateway.dropAll();
  await vi.waitUntil(() => discord.connectedShards().length === 0);
  await vi.waitUntil(() => discord.connectedShards().length > 0);
  discord.gateway.withholdHeartbeats(true);
  discord.gateway.askForHeartbeats(41_250);
  await vi.waitUntil(() => discord.connectedShards().length === 0);
  discord.gateway.withholdHeartbeats(false);
}

const losses: readonly Loss[] = [
  {
    name: 'the line to Discord breaks (1006)',
    chat: 'discord',
    lose: ({ discord }) => {
      discord.gateway.dropAll();
    },
    meanwhile: 'kept',
  },
  {
    name: 'Discord asks to come again (op 7)',
    chat: 'discord',
    lose: ({ discord }) => {
      discord.gateway.askToReconnect();
    },
    meanwhile: 'kept',
  },
  { name: 'heartbeats stay unanswered', chat: 'discord', lose: stopHeartbeats, meanwhile: 'kept' },
  {
    name: 'Discord forgets the session (op 9)',
    chat: 'discord',
    lose: ({ discord }) => {
      discord.gateway.invalidSession();
    },
    meanwhile: 'lost',
  },
  // Slack keeps nothing for an app that is away: its client hangs up before it comes again.
  {
    name: 'Slack asks to come again',
    chat: 'slack',
    lose: (stage) =>
      untilSocketIsNew(stage, () => {
        stage.slack.socket.disconnect();
      }),
    meanwhile: 'lost',
  },
  {
    name: 'the line to Slack breaks',
    chat: 'slack',
    lose: (stage) =>
      untilSocketIsNew(stage, () => {
        stage.slack.socket.drop();
      }),
    meanwhile: 'lost',
  },
];

for (const { name, chat, lose, meanwhile } of losses) {
  testFault('F5', `${name}: runs end once, what is typed meanwhile is ${meanwhile}`, async () => {
    const { load, fal } = stage;
    const hold = fal.faults.hold(watching);
    await load.ask(stage[chat], 'Ada');
    await hold.arrived;
    await lose(stage);
    const since = watchAnswers(load);
    if (meanwhile === 'kept') await load.ask(stage[chat], 'Ada');
    await vi.waitUntil(() => isConnected(stage), { timeout: 15_000 });
    hold.release();
    await load.ask(stage[chat], 'Ada');
    expect(await findViolations(stage)).toEqual({});
    const ends = since().map(stateOf);
    expect(ends).toEqual(ends.map(() => 'done'));
  });
}

test('shredded keys open nothing', async () => {
  expect(await findLastViolations(stage)).toEqual({});
});

testFault(
  'F5',
  'Discord takes the token no more: the program says so and is not ready, the other chat goes on',
  async () => {
    const port = String(await findFreePort());
    await using other = await openStage({ bots: false, set: { PERSONA_STATUS_PORT: port } });
    const bots = await other.spawn('bots');
    const readiness = async (): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/readyz`)).json();
    expect(await readiness()).toMatchObject({ discord: true, slack: true });
    other.discord.gateway.refuseToken(true);
    other.discord.gateway.invalidSession();
    await vi.waitUntil(() => bots.lines.some((line) => line.includes('"event":"line-refused"')), {
      timeout: 15_000,
    });
    expect(await readiness()).toMatchObject({ discord: false, slack: true });
    await other.load.ask(other.slack, 'Ada');
    expect(await findViolations(other)).toEqual({});
  },
);
