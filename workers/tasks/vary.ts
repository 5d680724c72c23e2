import { Problem } from '../../core/base/problem.ts';
import { portraits } from '../../core/characters/records.ts';
import type { Core } from '../../core/core.ts';
import type { Base } from '../../core/profile/change.ts';
import { tableOf } from '../../core/store/table.ts';
import { paint } from './paint.ts';
import { someScene } from './scenes.ts';
import type { Made, Work } from './task.ts';

/** Paints the same face in a new scene: the one that was wished for, else some. The profile stays as it is. */
export async function vary(work: Work): Promise<Made> {
  const { core, providers, run } = work;
  const { profile, wish, base, options } = run.secret;
  if (!profile || !base) throw new Problem('internal', {}, new Error('a variation of nothing'));
  const picture = await paint(
    work,
    {
      words: wish,
      price: core.settings.PERSONA_VARIATION_PRICE,
      kept: {},
      submit: async (seed, signal) => {
        const order = { scene: wish ?? someScene(seed), style: options.style, seed };
        return providers.painter.vary({ picture: await pictureOf(core, base), ...order }, signal);
      },
    },
    run.signal,
  );
  const scene = wish ?? someScene(run.secret.seed ?? 0);
  return { kind: 'version', profile, picture, scene };
}

/** @throws Problem `already-over` where it is gone: then its character is, too */
async function pictureOf(core: Core, { portrait }: Base): Promise<Buffer> {
  const table = tableOf(core.store, portraits);
  const row = await table.get(portrait);
  if (!row) throw new Problem('already-over');
  return (await table.open(row)).image;
}
