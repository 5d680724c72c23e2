import fc from 'fast-check';
import type { Ground } from './ground.ts';
import type { Plant } from './plants.ts';
import { scenario } from './scenario.ts';
import { simulate } from './simulate.ts';

export interface Played {
  readonly violations: readonly string[];
  /** Who did what, and how to see it again. */
  readonly story: string;
}

/** Plays the one simulation that a seed stands for. @throws what broke it off */
export async function play(ground: Ground, seed: number, plant?: Plant): Promise<Played> {
  const played: Played[] = [];
  const property = fc.asyncProperty(fc.scheduler(), scenario, async (scheduler, drawn) => {
    const { trace, violations } = await simulate(ground, scheduler, drawn, plant);
    const again = `npm run faults -- simulation --repeat 1 --seed ${seed}`;
    played.push({
      violations,
      story: [JSON.stringify({ ...drawn, rolls: undefined }), ...trace, ...violations, again].join('\n'),
    });
  });
  // Without a bias: it would draw small values, and so the same few scenarios, at the beginning of each seed.
  const { errorInstance } = await fc.check(property, {
    seed,
    numRuns: 1,
    unbiased: true,
    endOnFailure: true,
  });
  if (errorInstance !== null) throw new Error(`seed ${seed} broke off`, { cause: errorInstance });
  const [only] = played;
  if (!only) throw new Error(`seed ${seed} played nothing`);
  return only;
}
