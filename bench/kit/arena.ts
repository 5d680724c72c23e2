import { openLog } from '../../core/base/log.ts';
import { Closing } from '../../playground/kit/closing.ts';
import { openStack, type Stack, type StackOptions } from '../../playground/stack.ts';
import { makeScratch } from './scratch.ts';

/** The whole system in a fresh folder, its stand-ins as quick as they can be. */
export interface Arena extends Stack {
  readonly folder: string;
  /** What is disposed of with the arena, before it. */
  readonly closing: Closing;
}

/** Enough for every benchmark; and a worker that does not sweep in the middle of one. */
const roomy = {
  PERSONA_DAILY_QUOTA: '100000',
  PERSONA_DAILY_SPEND: '1000000',
  WORKER_SWEEP: '3600000',
  WORKER_CONCURRENCY: '50',
  LOG_LEVEL: 'info',
};

export async function openArena(options: Omit<StackOptions, 'folder' | 'log'> = {}): Promise<Arena> {
  const closing = new Closing();
  const folder = makeScratch(closing);
  const set = { ...roomy, ...options.set };
  // What is logged is written as in a program, and kept nowhere.
  const log = openLog('info', { write: () => undefined });
  const stack = closing.use(await openStack({ ...options, folder, set, log }));
  stack.openai.pace = { chunkMilliseconds: 0, chunks: 20 };
  stack.fal.pace = { queueMilliseconds: 0, paintMilliseconds: 0 };
  stack.fal.scenario.painter = 'thumbnail';
  return { ...stack, folder, closing, [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose]() };
}
