import { acceptPolicy } from '../../core/accounts/accept.ts';
import type { ChatIdentity } from '../../core/accounts/chat-identity.ts';
import type { PlaceId } from '../../core/base/ids.ts';
import { type CharacterId, characterId } from '../../core/base/ids.ts';
import { Problem } from '../../core/base/problem.ts';
import { drawRun } from '../../bots/draw-run.ts';
import { type Asker, createCharacter } from '../../core/characters/create.ts';
import { deleteCharacter } from '../../core/characters/delete.ts';
import { repaintCharacter } from '../../core/characters/repaint.ts';
import { rewriteCharacter } from '../../core/characters/rewrite.ts';
import { settleRun } from '../../core/characters/settle.ts';
import { varyCharacter } from '../../core/characters/vary.ts';
import type { Core } from '../../core/core.ts';
import { cancelRun } from '../../core/jobs/cancel.ts';
import { runs } from '../../core/jobs/records.ts';
import { shredKeys } from '../../core/store/data-keys.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { options } from '../core/samples.ts';
import { platformName, platformOf } from './platform.ts';
import type { SimulatedProcess } from './process.ts';
import type { Change } from './scenario.ts';
import type { World } from './world.ts';

/** Where all of it is asked for. */
const place = 'place_simulation' as PlaceId;

const personOf = (index: number): ChatIdentity => ({
  platform: platformName,
  team: '',
  user: `user-${index}`,
  name: 'Somebody',
});

/** Who asks, and under which key. */
export interface Request {
  readonly key: string;
  readonly person: number;
}

async function askerOf(core: Core, { key, person }: Request): Promise<Asker> {
  const address = { team: '', channel: 'channel', user: `user-${person}`, locale: 'en', token: key };
  return {
    account: await acceptPolicy(core, personOf(person)),
    place,
    platform: platformName,
    requestKey: key,
    address: { private: true, tokenEnds: null, place: address },
  };
}

const wish = 'by the sea';

/** The ways to change a character. */
const changes = {
  repaint: repaintCharacter,
  rewrite: (core: Core, asker: Asker, of: CharacterId) =>
    rewriteCharacter(core, asker, of, { wish, field: undefined }),
  vary: (core: Core, asker: Asker, of: CharacterId) => varyCharacter(core, asker, of, { wish }),
} satisfies Readonly<Record<Change, unknown>>;

/** What people ask for, as the bots do it: the use case, and the message drawn at once. */
export const errands = {
  async create(world: World, process: SimulatedProcess, request: Request): Promise<void> {
    const { core } = process;
    const asker = await askerOf(core, request);
    const run = await createCharacter(core, asker, { prompt: `keeper of ${request.key}`, options });
    await drawRun(core, platformOf(world, process), run);
  },

  async change(world: World, process: SimulatedProcess, request: Request, kind: Change, of: string) {
    const { core } = process;
    const asker = await askerOf(core, request);
    const { character } = await rowOf(world, core, of);
    const run = await changes[kind](core, asker, characterId.parse(character));
    await drawRun(core, platformOf(world, process), run);
  },

  async cancel(world: World, { core }: SimulatedProcess, of: string): Promise<void> {
    const { _id, account } = await rowOf(world, core, of);
    if (!(await cancelRun(core, account, world.runOf(of)))) throw new Problem('already-over');
    await settleRun(core, world.runOf(of));
    world.stops.note(`           … ${world.nameOf(_id)} is cancelled`);
  },

  /** Gives the character that is deleted. */
  async delete(world: World, { core }: SimulatedProcess, of: string, person: number): Promise<string> {
    const { character } = await rowOf(world, core, of);
    const account = await acceptPolicy(core, personOf(person));
    if (!(await deleteCharacter(core, account, character))) throw new Problem('character-not-found');
    return character;
  },

  /** Gives the account whose keys are gone. */
  async shred(world: World, { core }: SimulatedProcess, of: string): Promise<string> {
    const { account } = await rowOf(world, core, of);
    await shredKeys(core.store, core.clock, account);
    return account;
  },
} as const;

async function rowOf(world: World, core: Core, key: string) {
  const row = await rowsOf(core.store, runs).get(world.runOf(key));
  if (!row) throw new Problem('already-over');
  return row;
}
