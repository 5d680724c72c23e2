import type { Person } from '../../playground/kit/person.ts';
import { type Arena, openArena } from './arena.ts';
import { providerPace } from './legs.ts';
import { settle } from './typing.ts';

/** The system with providers that take their time, and somebody who has accepted. */
export interface RunStage {
  readonly arena: Arena;
  readonly person: Person;
}

/** @param workers `false`: the caller starts workers of its own */
export async function openRunStage(workers: boolean): Promise<RunStage> {
  const arena = await openArena({ workers });
  arena.openai.pace = providerPace.writer;
  arena.fal.pace = providerPace.painter;
  const person = arena.discord.person('Ada');
  await settle(person);
  return { arena, person };
}

/** Milliseconds from the typed command until the finished card stands in the chat. */
export async function timeRun({ person }: RunStage): Promise<number> {
  const seen = new Set(person.messages().map(({ id }) => id));
  const before = performance.now();
  const options = { prompt: 'a lighthouse keeper who counts the tides' };
  await person.type({ command: 'persona', subcommand: 'create', options });
  await person.see(({ id, pictures }) => !seen.has(id) && pictures.length > 0, 30_000);
  return performance.now() - before;
}
