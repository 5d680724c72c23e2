import { Problem } from '../../core/base/problem.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type {
  CallHooks,
  Moderator,
  ProfileWriter,
  Providers,
  WritingHooks,
  Written,
} from '../../workers/providers.ts';
import { profileOf } from '../core/samples.ts';
import { painterOf } from './painter.ts';
import type { SimulatedProcess } from './process.ts';
import type { World } from './world.ts';

const writingCost = 10_000;

/** The providers as one process reaches them: each call is a step, and may fail. */
export const providersOf = (world: World, process: SimulatedProcess): Providers => ({
  writer: writerOf(world, process),
  painter: painterOf(world, process),
  moderator: moderatorOf(world, process),
});

const writerOf = (world: World, process: SimulatedProcess): ProfileWriter => ({
  write: ({ prompt }, hooks) => write(world, process, `"${prompt}"`, profileOf(prompt), hooks),
  rewrite: ({ profile }, hooks) => {
    const anew = { ...profileOf(`${profile.name}, anew`), appearance: profile.appearance };
    return write(world, process, `${profile.name} anew`, anew, hooks);
  },
});

async function write(
  world: World,
  process: SimulatedProcess,
  what: string,
  profile: Profile,
  { signal, onAppearance, onCost, onProgress }: CallHooks & Partial<WritingHooks>,
): Promise<Written> {
  await world.before(process, `has ${what} written`);
  world.far.writings += 1;
  const fate = world.fates.of('writing');
  if (fate === 'unavailable' || fate === 'refused') throw new Problem(`writer-${fate}`);
  onAppearance?.(profile.appearance);
  onProgress(0.5);
  await world.before(process, `hears the end of ${what}`);
  onCost(writingCost);
  signal.throwIfAborted();
  if (fate === 'broken') throw new Problem('writer-broken');
  return { profile, model: 'gpt-4o', requestId: `writing-${world.far.writings}` };
}

const moderatorOf = (world: World, process: SimulatedProcess): Moderator => ({
  async check({ picture }, signal) {
    if (picture) world.encodings.end(process.name);
    await world.before(process, `has a ${picture ? 'picture' : 'text'} moderated`);
    signal.throwIfAborted();
    const fate = world.fates.of('checking');
    if (fate === 'unavailable') throw new Problem('moderation-unavailable');
    return fate === 'refused' ? 'violence' : undefined;
  },
});
