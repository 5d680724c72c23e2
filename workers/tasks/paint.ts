import { randomInt } from 'node:crypto';
import { Problem } from '../../core/base/problem.ts';
import type { RunSecret } from '../../core/jobs/run-row.ts';
import { type Picture, takeOver } from '../picture.ts';
import type { Painted, Painting } from '../providers.ts';
import { checkPicture, checkText } from './check.ts';
import type { Work } from './task.ts';

/** Seeds of FLUX are 32 bits; half of them are enough for everybody. */
const seeds = 2 ** 31;

/** A picture that a run needs painted. */
export interface Commission {
  /** What it is painted from, as far as it must be looked through before. */
  readonly words: string | undefined;
  /** Micro-dollars that one painting costs at the most. */
  readonly price: number;
  /** What the run's sealed part keeps of it, beside the seed. */
  readonly kept: Partial<RunSecret>;
  readonly submit: (seed: number, signal: AbortSignal) => Promise<Painting>;
}

/** The run's picture, checked and our own. @throws Problem `text-refused`, `picture-refused`, or as the painter does */
export async function paint(work: Work, commission: Commission, signal: AbortSignal): Promise<Picture> {
  const painting = await orderPainting(work, commission, signal);
  const picture = await fetchPainting(work, commission, painting, signal).catch(async (error: unknown) => {
    if (error instanceof Problem && error.code === 'painter-broken') await forget(work);
    throw error;
  });
  await checkPicture(work.providers, picture.image, signal);
  return picture;
}

/** The painting that an earlier attempt has ordered, else a new one. Its id is kept before anybody waits for it. */
async function orderPainting(work: Work, commission: Commission, signal: AbortSignal): Promise<Painting> {
  const { core, run } = work;
  const { words, price, kept } = commission;
  if (run.painting) {
    if (run.row.state !== 'painting') await run.change(() => ({ state: 'painting', visible: true }));
    return run.painting;
  }
  if (words !== undefined) await checkText(work.providers, words, signal);
  const seed = run.secret.seed ?? randomInt(seeds);
  run.spend('painter', price);
  await run.change((row, secret) => ({
    set: { painting: { calls: row.painting.calls + 1, intendedAt: core.clock.now() } },
    secret: { ...secret, ...kept, seed },
  }));
  const painting = await submit(work, commission, seed);
  await run.change((row) => ({
    state: 'painting',
    set: { painting: { ...row.painting, ...painting } },
    visible: true,
  }));
  return painting;
}

/** Not broken off by anything: whether an order was accepted, and must be paid or cancelled, would never be known. */
async function submit({ run }: Work, commission: Commission, seed: number): Promise<Painting> {
  try {
    run.painting = await commission.submit(seed, new AbortController().signal);
    return run.painting;
  } catch (error) {
    // What was not accepted costs nothing.
    run.spend('painter', -commission.price);
    throw error;
  }
}

async function fetchPainting(
  work: Work,
  { price }: Commission,
  painting: Painting,
  signal: AbortSignal,
): Promise<Picture> {
  const { providers, run } = work;
  const onProgress = (painted: number) => {
    run.note({ painted });
  };
  const painted = await providers.painter.follow(painting, { signal, onProgress });
  await noteCost(work, price, painted);
  if (painted.unsafe) throw new Problem('picture-refused');
  return takeOver(painted.image);
}

/** Replaces the most that a painting can cost by what it did cost: once, however often it is followed. */
async function noteCost({ core, run }: Work, price: number, { cost }: Painted): Promise<void> {
  if (run.row.painting.doneAt) return;
  run.spend('painter', cost - price);
  await run.change((row) => ({ set: { painting: { ...row.painting, doneAt: core.clock.now() } } }));
}

/** Nothing will come of the painting that was ordered: the next attempt orders another, and this one counts as it stands. */
async function forget({ run }: Work): Promise<void> {
  run.painting = undefined;
  await run.change(({ painting: { calls } }) => ({ set: { painting: { calls } } }));
}
