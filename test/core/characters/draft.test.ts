import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../../core/accounts/account.ts';
import type { ClaimedRun } from '../../../core/jobs/run-row.ts';
import { deleteCharacter } from '../../../core/characters/delete.ts';
import { headsOf } from '../../../core/characters/directory-pages.ts';
import { dropDraft, keepDraft } from '../../../core/characters/draft.ts';
import { publishDraft } from '../../../core/characters/publish.ts';
import { characters, characterVersions, portraits } from '../../../core/characters/records.ts';
import { loadCharacter, loadRunResult } from '../../../core/characters/show.ts';
import { cancelRunsOf } from '../../../core/jobs/cancel.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { claimedRun } from '../orders.ts';
import { newAccount, openWorld, type World } from '../world.ts';
import { draftOf, endWell } from './drafts.ts';

let world: World;
let account: Account;

beforeAll(async () => {
  world = await openWorld();
  account = await newAccount(world.core);
});
afterAll(() => world[Symbol.asyncDispose]());

const versionsOf = ({ row }: ClaimedRun) =>
  rowsOf(world.core.store, characterVersions).find({ character: row.character }, { sort: { number: 1 } });
const picturesOf = ({ row }: ClaimedRun) =>
  rowsOf(world.core.store, portraits).find({ character: row.character });
const characterOf = ({ row }: ClaimedRun) => loadCharacter(world.core, account, row.character);

async function published(name: string, claimed: ClaimedRun): Promise<ClaimedRun> {
  await keepDraft(world.core, claimed, draftOf(name));
  await endWell(world.core, claimed);
  await publishDraft(world.core, claimed.row);
  return claimed;
}

describe('a draft', () => {
  it('is kept once, however often that is repeated, and shown to nobody', async () => {
    const run = await claimedRun(world.core, account);
    const draft = draftOf('Mira');
    await Promise.all([keepDraft(world.core, run, draft), keepDraft(world.other, run, draft)]);
    await keepDraft(world.core, run, draftOf('Another'));
    expect((await versionsOf(run)).map(({ number }) => number)).toEqual([1]);
    const [picture] = await picturesOf(run);
    expect(picture).toMatchObject({
      size: draft.portrait.image.length,
      crc: crc32(draft.portrait.image),
      width: 1,
      height: 1,
    });
    expect((await loadRunResult(world.core, run.row))?.secret.profile.name).toBe('Mira');
    expect(await characterOf(run)).toBeUndefined();
  });

  it('goes when its run does not end well', async () => {
    const run = await claimedRun(world.core, account);
    await keepDraft(world.core, run, draftOf('Mira'));
    await dropDraft(world.core, run.row);
    expect([await versionsOf(run), await picturesOf(run)]).toEqual([[], []]);
    expect(await loadRunResult(world.core, run.row)).toBeUndefined();
  });

  it('does not stay when the run was cancelled while it was being stored', async () => {
    const run = await claimedRun(world.core, account);
    await cancelRunsOf(world.core, run.row.character);
    await keepDraft(world.core, run, draftOf('Mira'));
    expect([await versionsOf(run), await picturesOf(run)]).toEqual([[], []]);
  });

  it('of repaints at once gets one number each', async () => {
    const first = await published('Mira', await claimedRun(world.core, account));
    const { character } = first.row;
    const repaints = await Promise.all(
      [1, 2, 3].map(() => claimedRun(world.core, account, { kind: 'repaint', character })),
    );
    await Promise.all(repaints.map((run) => keepDraft(world.core, run, draftOf('Mira'))));
    expect((await versionsOf(first)).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });
});

describe('publishing', () => {
  it('puts the character into the library, once', async () => {
    const run = await published('Mira', await claimedRun(world.core, account));
    await publishDraft(world.core, run.row);
    const loaded = await characterOf(run);
    const draft = draftOf('Mira');
    expect(loaded?.secret).toMatchObject({ profile: draft.profile, prompt: 'a clockmaker', seed: 7 });
    expect(loaded?.portrait).toEqual({ image: draft.portrait.image, alternative: 'Portrait of Mira' });
    const heads = await headsOf(world.core, account);
    expect(heads.filter(({ id }) => id === run.row.character)).toHaveLength(1);
    expect(await loadRunResult(world.core, run.row)).toMatchObject({ deleted: false });
  });

  it('moves a character on to its newer version and never back', async () => {
    const first = await published('Mira', await claimedRun(world.core, account));
    const { character } = first.row;
    await published('Mira II', await claimedRun(world.core, account, { kind: 'repaint', character }));
    await publishDraft(world.core, first.row);
    expect((await characterOf(first))?.version.number).toBe(2);
    const head = (await headsOf(world.core, account)).find(({ id }) => id === character);
    expect(head?.name).toBe('Mira II');
    expect((await loadRunResult(world.core, first.row))?.version.number).toBe(1);
  });

  it('does nothing for a run that has made nothing', async () => {
    const run = await claimedRun(world.core, account);
    await publishDraft(world.core, run.row);
    expect(await rowsOf(world.core.store, characters).get(run.row.character)).toBeUndefined();
  });

  it('brings no deleted character back, whichever of the two is faster', async () => {
    const run = await published('Mira', await claimedRun(world.core, account));
    const { character } = run.row;
    const repaint = await claimedRun(world.core, account, { kind: 'repaint', character });
    await keepDraft(world.core, repaint, draftOf('Mira II'));
    await endWell(world.core, repaint);
    await Promise.all([
      publishDraft(world.core, repaint.row),
      deleteCharacter(world.other, account, character),
      publishDraft(world.other, repaint.row),
    ]);
    await publishDraft(world.core, repaint.row);
    expect(await characterOf(run)).toBeUndefined();
    const head = (await headsOf(world.core, account)).find(({ id }) => id === character);
    expect(head?.deletedAt).toEqual(world.clock.now());
  });
});

describe('showing', () => {
  it('gives nobody what is somebody else’s', async () => {
    const run = await published('Mira', await claimedRun(world.core, account));
    const stranger = await newAccount(world.core);
    expect(await loadCharacter(world.core, stranger, run.row.character)).toBeUndefined();
  });
});
