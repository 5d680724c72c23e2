import { unansweredAsks, wrongAnswers } from './answers.ts';
import { ownerless } from './belongings.ts';
import { doubledRecords, wrongCharges } from './books.ts';
import { readHoldings } from './holdings.ts';
import { redisOf, untilQuiet } from './quiet.ts';
import { jobsLeft, keysLeft } from '../redis-contents.ts';
import { readableAfterShredding } from './shredding.ts';
import type { Stage } from './stage.ts';
import { readableTraces } from './traces.ts';

/** What must hold after whatever has happened, once everything is quiet. */
export type Invariant =
  /** Acknowledged requests are finished or answered with an error. */
  | 'every request is answered'
  | 'one record per request'
  /** Charges fit what was made; every call to a provider is counted. */
  | 'the books are right'
  | 'one final answer in the chat'
  | 'nothing is ownerless'
  /** In Redis, logs, the store and raw files: as text, base64, UTF-16. */
  | 'no prompt is readable'
  | 'shredded keys open nothing'
  | 'no job is left'
  /** In Redis: its keys are those of a system at rest. Handles and memory: `leftovers.test.ts`. */
  | 'no key is left';

/** What does not hold, in words; an invariant that holds is missing. */
export type Violations = Partial<Record<Invariant, readonly string[]>>;

/**
 * Waits until everything is quiet and holds the system against the load's own log. Repeatable.
 * @param milliseconds how long to wait for quiet
 */
export async function findViolations(stage: Stage, milliseconds?: number): Promise<Violations> {
  await untilQuiet(stage, milliseconds);
  const { load, core, environment } = stage;
  const holdings = await readHoldings(core);
  const redis = await redisOf(environment['REDIS_URL'] ?? '');
  return broken({
    'every request is answered': unansweredAsks(load, holdings),
    'one record per request': doubledRecords(load, holdings),
    'the books are right': wrongCharges(stage, holdings),
    'one final answer in the chat': wrongAnswers(load, holdings),
    'nothing is ownerless': ownerless(holdings),
    'no prompt is readable': await readableTraces(stage, redis),
    'no job is left': jobsLeft(redis),
    'no key is left': keysLeft(redis),
  });
}

/** The same, and then destroys every account's keys: the stage can be used no more. */
export async function findLastViolations(stage: Stage, milliseconds?: number): Promise<Violations> {
  const violations = await findViolations(stage, milliseconds);
  const readable = await readableAfterShredding(stage.core);
  return { ...violations, ...broken({ 'shredded keys open nothing': readable }) };
}

const broken = (found: Violations): Violations =>
  Object.fromEntries(Object.entries(found).filter(([, what]) => what.length > 0));
