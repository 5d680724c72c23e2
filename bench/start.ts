import { join } from 'node:path';
import { bundle, installed, type ProgramName } from '../bundle.ts';
import { copyPackages } from '../copy-packages.ts';
import { findFreePort } from '../playground/kit/free-port.ts';
import { type Arena, openArena } from './kit/arena.ts';
import { atMost, type Benchmark, type Figure } from './kit/benchmark.ts';
import { importsOnly, packagesOf } from './kit/direct-packages.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';
import type { Scale } from './kit/scale.ts';
import { makeScratch } from './kit/scratch.ts';
import { timeStart } from './kit/time-start.ts';

const names = ['workers', 'bots', 'linking-web'] as const satisfies readonly ProgramName[];

export const start: Benchmark = {
  name: 'start',
  ours: 'a built program, from `node` until it says that it has started: connected to store, Redis and chat platforms',
  partner:
    'Node importing the packages that the program’s own code imports, from node_modules, and nothing else',
  async run(scale) {
    await using arena = await openArena({ workers: false, bots: false });
    const folder = makeScratch(arena.closing);
    const { inputs } = await bundle(names, folder);
    copyPackages(installed, 'node_modules', join(folder, 'node_modules'));
    const environment = { ...arena.environment, ...(await freePorts()) };
    const figures: Figure[] = [];
    for (const name of names) {
      const packages = packagesOf(name, inputs);
      figures.push(
        await measure(scale, { ...arena, environment }, join(folder, `${name}.js`), name, packages),
      );
    }
    return figures;
  },
};

async function measure(
  scale: Scale,
  { environment }: Arena,
  file: string,
  name: ProgramName,
  packages: readonly string[],
): Promise<Figure> {
  const rounds = await measureRounds(
    scale.pairs,
    () => timeStart([file], environment),
    () => timeStart(importsOnly(packages), environment),
  );
  return {
    name: `start ${name}`,
    unit: 'ms',
    pairs: pairsOf(rounds, Number),
    target: atMost(0.6),
    whenMissed:
      'Ours also connects: to the store and Redis, then to the chats; the partner only loads. Tried: connecting side by side; minified bundles, which load slower; source maps of our own code alone. It would take a cache of compiled code, which Node has from 22.1 on.',
    note: `The partner imports ${packages.join(', ')}; it connects to nothing.`,
  };
}

/** So that no program meets another that runs on this machine. */
async function freePorts(): Promise<Record<string, string>> {
  return { WEB_PORT: String(await findFreePort()) };
}
