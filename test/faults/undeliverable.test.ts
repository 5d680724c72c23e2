import { afterAll, beforeAll, expect, vi } from 'vitest';
import { hour } from '../../core/base/clock.ts';
import { rateLimited } from '../../playground/discord/rate-limit.ts';
import { stateOf } from '../../playground/watch-run.ts';
import { isLeftOver } from './answers.ts';
import { readHoldings } from './holdings.ts';
import { findViolations } from './invariants.ts';
import { type MessageLoss, messageLosses } from './message-loss.ts';
import { busy } from './provider-fault.ts';
import { untilQuiet } from './quiet.ts';
import { testFault } from './repeat.ts';
import { openStage, type Stage } from './stage.ts';

const watching = 'GET /:owner/:application/requests/:request/status/stream';

/** How far the product's clock is ahead of the platforms'. */
let ahead = 0;
let stage: Stage;
beforeAll(async () => {
  const clock = { now: () => new Date(Date.now() + ahead) };
  stage = await openStage({ clock, set: { WORKER_SWEEP: '500' } });
  await stage.load.ask(stage.discord, 'Ada');
  await stage.load.ask(stage.slack, 'Ada');
  expect(await findViolations(stage)).toEqual({});
}, 60_000);
afterAll(() => stage[Symbol.asyncDispose]());

/** A channel that may be spoilt: a new one in Discord, where some losses cannot be put right. */
function channelFor({ platform }: MessageLoss): string {
  const { discord, load } = stage;
  if (platform === 'slack') return 'random';
  const guild = discord.places().find(({ name }) => name === 'general')?.guild?.id ?? '';
  return discord.addChannel(guild, `channel-${load.asks.length}`);
}

for (const loss of messageLosses) {
  testFault('F13', `${loss.platform}: ${loss.name}: ${loss.end}`, async () => {
    const { load, fal } = stage;
    const before = new Set(load.messages().map(({ id }) => id));
    const hold = fal.faults.hold(watching);
    const { isPrivate = false } = loss;
    const ask = await load.ask(stage[loss.platform], 'Ada', { channel: channelFor(loss), isPrivate });
    await hold.arrived;
    const message = await ask.person.see((one) => !before.has(one.id) && stateOf(one) === 'painting');
    const tidy = loss.spoil(stage, message);
    if (loss.end === 'given up') load.unreachable.add(ask);
    hold.release();
    await untilQuiet(stage);
    tidy?.();
    expect(await findViolations(stage)).toEqual({});
  });
}

/** All ways to an edited or new message but the first answer. */
const writingOnDiscord = [
  'PATCH /api/v10/webhooks/:application/:token/messages/:message',
  'POST /api/v10/webhooks/:application/:token',
  'PATCH /api/v10/channels/:channel/messages/:message',
  'POST /api/v10/channels/:channel/messages',
];

/** Each request has a run, and what followed from its end is done. */
async function allAreSettled(): Promise<boolean> {
  const { runs } = await readHoldings(stage.core);
  return runs.length === stage.load.asks.length && runs.every(({ row }) => row.settledAt);
}

async function allAreGivenUpOrShown(): Promise<boolean> {
  const { addresses } = await readHoldings(stage.core);
  return addresses.every(({ row }) => row.final || row.state === 'gone');
}

testFault('F13', 'edits are refused with 429 for two days: given up', async () => {
  const { load, discord, slack } = stage;
  const asks = await Promise.all([load.ask(discord, 'Ada'), load.ask(slack, 'Ada')]);
  for (const endpoint of writingOnDiscord) discord.faults.plan(endpoint, rateLimited(0.2), Infinity);
  slack.faults.plan('POST /api/chat.update', busy, Infinity);
  await vi.waitUntil(allAreSettled, { timeout: 10_000 });
  const shown = load.messages().filter((one) => isLeftOver(one));
  for (const ask of asks) load.unreachable.add(ask);
  ahead += 49 * hour;
  await vi.waitUntil(allAreGivenUpOrShown, { timeout: 10_000 });
  discord.faults.clear();
  slack.faults.clear();
  for (const { id, channel } of shown) {
    if (channel.startsWith('C')) slack.deleteMessage(channel, id);
    else discord.moderator.deleteMessage(id);
  }
  expect(await findViolations(stage)).toEqual({});
});
