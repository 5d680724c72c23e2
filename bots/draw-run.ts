import { setTimeout as sleep } from 'node:timers/promises';
import type { RunId } from '../core/base/ids.ts';
import { Problem } from '../core/base/problem.ts';
import { events } from '../core/base/events.ts';
import { minute } from '../core/base/clock.ts';
import type { Core } from '../core/core.ts';
import { addresses, runs } from '../core/jobs/records.ts';
import { redraw } from '../core/jobs/redraw.ts';
import { isOver } from '../core/jobs/run.ts';
import type { RunRow } from '../core/jobs/run-row.ts';
import { rowsOf } from '../core/store/rows.ts';
import { tableOf } from '../core/store/table.ts';
import type { Drawn, Platform } from './platform.ts';
import { runView } from './views/run-view.ts';
import { wordsFor } from './views/words/words.ts';

type AddressRow = ReturnType<typeof addresses.parseRow>;

/** A post whose outcome is unknown for longer is not repeated: it may stand there already. */
const postTimeout = 2 * minute;

/** Milliseconds after which to look again while another process posts: short, since what comes meanwhile is not shown. */
const postPause = 100;

/** Milliseconds between two tries to note what was drawn. */
const notePause = 250;

/** What drawing a run came to. */
export interface RunDrawn {
  /** Milliseconds after which to come back: the platform asked for it, or a post of another process is under way. */
  readonly again: number | undefined;
  /** A message that was to be seen by all had to move into the direct messages. */
  readonly moved: boolean;
}

/** Draws every message of a run on a platform from the record as it is now. */
export async function drawRun(core: Core, platform: Platform, id: RunId): Promise<RunDrawn> {
  const run = await rowsOf(core.store, runs).get(id);
  const shown = run
    ? await rowsOf(core.store, addresses).find({ run: id, platform: platform.name, state: { $ne: 'gone' } })
    : [];
  let again: number | undefined;
  let moved = false;
  for (const address of shown) {
    if (!run) break;
    const drawn = await drawAddress(core, platform, run, address);
    if (drawn === 'held') again = Math.max(again ?? 0, postPause);
    else if (drawn?.outcome === 'later') again = Math.max(again ?? 0, drawn.milliseconds);
    else if (drawn?.outcome === 'drawn') moved ||= drawn.private && !address.private;
  }
  return { again, moved };
}

async function drawAddress(
  core: Core,
  platform: Platform,
  run: RunRow,
  address: AddressRow,
): Promise<Drawn | 'held' | undefined> {
  const table = tableOf(core.store, addresses);
  if (address.drawnVersion >= run.version && address.final === isOver(run.state)) return undefined;
  const place = await table.open(address);
  const posted = place.message !== undefined;
  if (!posted && address.isUnwanted) return leaveUnposted(core, address);
  if (!posted && !(await holdPost(core, address))) return giveUpPost(core, address);
  const view = await runView(core, wordsFor(place.locale), run, address);
  const drawn = await platform.draw(
    { private: address.private, posted, tokenEnds: address.tokenEnds, place },
    view,
  );
  await noteSurely(core, run, address, drawn);
  return drawn;
}

/** What the admins of a place do not want is not posted there. */
async function leaveUnposted(core: Core, { _id }: AddressRow): Promise<undefined> {
  await rowsOf(core.store, addresses).change({ _id, state: 'new' }, { $set: { state: 'gone' } });
  return undefined;
}

/** Goes on while the store is away: a message whose id is lost could never be edited again. */
async function noteSurely(core: Core, run: RunRow, address: AddressRow, drawn: Drawn): Promise<void> {
  const end = Date.now() + postTimeout;
  for (;;) {
    try {
      await note(core, run, address, drawn);
      return;
    } catch (error) {
      const isAway = error instanceof Problem && error.code === 'store-unavailable';
      if (!isAway || Date.now() > end) throw error;
    }
    await sleep(notePause, undefined, { ref: false });
  }
}

/** Of several processes one posts: the mark is set before, since a post cannot be taken back. */
async function holdPost(core: Core, address: AddressRow): Promise<boolean> {
  const held = await rowsOf(core.store, addresses).change(
    { _id: address._id, state: 'new' },
    { $set: { state: 'posting', postingSince: core.clock.now() } },
  );
  return held !== undefined;
}

async function giveUpPost(core: Core, address: AddressRow): Promise<'held' | undefined> {
  const since = address.postingSince?.getTime() ?? core.clock.now().getTime();
  if (core.clock.now().getTime() - since < postTimeout) return 'held';
  // Only the post that was looked at: what was posted in the meantime stays to be drawn.
  await rowsOf(core.store, addresses).change(
    { _id: address._id, state: 'posting', postingSince: address.postingSince },
    { $set: { state: 'gone' } },
  );
  return undefined;
}

async function note(core: Core, run: RunRow, address: AddressRow, drawn: Drawn): Promise<void> {
  const table = tableOf(core.store, addresses);
  switch (drawn.outcome) {
    case 'gone':
      events.drawFellBack(core, address.run, address.platform, 'gone');
      await table.change({ _id: address._id }, { $set: { state: 'gone' } });
      return;
    case 'later':
      // Nothing was posted: the next try may.
      await table.change(
        { _id: address._id, state: 'posting' },
        { $set: { state: 'new', postingSince: null } },
      );
      return;
    case 'drawn': {
      events.drawn(core, address.platform);
      if (!address.sealed) throw new Error('an address without a sealed part');
      const { private: isPrivate, tokenEnds } = drawn;
      const sealed = await table.seal(address._id, address.sealed.key, { ...drawn.place });
      const shown = { state: 'posted', private: isPrivate, tokenEnds, sealed } as const;
      const drawnVersion = { drawnVersion: run.version };
      const alone = await table.change(
        { _id: address._id, drawnVersion: address.drawnVersion },
        { $set: { ...shown, final: isOver(run.state) }, $max: drawnVersion },
      );
      if (alone) return;
      // Another was drawn meanwhile, and which of both stands there now nobody knows: once more, from the record.
      await table.change({ _id: address._id }, { $set: { ...shown, final: false }, $max: drawnVersion });
      await redraw(core, run);
    }
  }
}
