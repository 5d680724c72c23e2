import type { Account } from '../../core/accounts/account.ts';
import { accounts } from '../../core/accounts/records.ts';
import { keyId } from '../../core/base/ids.ts';
import { Problem, type ProblemCode, toProblem } from '../../core/base/problem.ts';
import type { CardOutcome } from '../../core/characters/cards/reading/card-outcome.ts';
import { readCardFiles } from '../../core/characters/cards/reading/read-card-files.ts';
import { loadCardFile } from '../../core/characters/importing/card-file.ts';
import { cardsDone, noteResults, tallyOf } from '../../core/characters/importing/note-result.ts';
import { bringBack } from '../../core/characters/importing/publish-card.ts';
import type { ImportResult } from '../../core/profile/change.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { importOne } from './import-one.ts';
import type { Made, Work } from './task.ts';

type Owner = Pick<Account, 'id' | 'key'>;

/** Results are noted together: each noting seals all of them again. */
const mostUnnoted = 25;
const longestUnnoted = 1_000;

/**
 * Brings in every card of the files that a person gave, one after another. What is wrong with a card is its result and
 * stops no other. A restart goes on behind the last result that was noted.
 */
export async function importCards(work: Work): Promise<Made> {
  const { core, run } = work;
  const account = await rowsOf(core.store, accounts).get(run.row.account);
  if (!account) throw new Problem('account-closed');
  const owner = { id: run.row.account, key: keyId.parse(account.key) };
  await begin(work, owner);
  const done = cardsDone(tallyOf(run.secret));
  const unnoted: ImportResult[] = [];
  let notedAt = Date.now();
  let index = 0;
  for await (const outcome of outcomes(work, owner)) {
    if (index >= done) {
      unnoted.push(await resultOf(work, owner, index, outcome));
      if (unnoted.length >= mostUnnoted || Date.now() - notedAt >= longestUnnoted) {
        await note(work, owner, unnoted.splice(0));
        notedAt = Date.now();
      }
    }
    index += 1;
  }
  await note(work, owner, unnoted);
  return { kind: 'stored' };
}

/** Counts the cards, once; after a restart, does what the last noted results ask for. */
async function begin(work: Work, owner: Owner): Promise<void> {
  const { run } = work;
  let total = tallyOf(run.secret).total;
  if (total === 0) total = await count(outcomes(work, owner));
  await run.change((_row, secret) => ({
    state: 'writing',
    secret: { ...secret, tally: { ...tallyOf(secret), total } },
    visible: true,
  }));
  await restore(work, owner, run.secret.results ?? []);
}

async function count(found: AsyncGenerator<unknown, void>): Promise<number> {
  let total = 0;
  while (!(await found.next()).done) total += 1;
  return total;
}

/** Everything in the files, in their order; what is gone is told as such. */
async function* outcomes({ core, run }: Work, owner: Owner): AsyncGenerator<CardOutcome, void, void> {
  for (const id of run.secret.files ?? []) {
    run.signal.throwIfAborted();
    const file = await loadCardFile(core, owner, id);
    if (file) yield* readCardFiles(file);
    else yield { file: '', problem: new Problem('file-unavailable') };
  }
}

/** What is wrong with the card itself: another try would not help it, and the others go on. */
const refusals: ReadonlySet<ProblemCode> = new Set([
  ...(['text-refused', 'picture-refused', 'picture-too-large', 'archive-unsafe'] as const),
  ...(['card-unreadable', 'card-broken', 'card-too-large', 'card-locked'] as const),
  ...(['file-too-large', 'file-unavailable'] as const),
]);

async function resultOf(
  work: Work,
  owner: Owner,
  index: number,
  outcome: CardOutcome,
): Promise<ImportResult> {
  work.run.signal.throwIfAborted();
  const { file } = outcome;
  if ('problem' in outcome) return refusal(file, outcome.problem);
  try {
    return await importOne(work, owner, index, outcome);
  } catch (error) {
    const problem = toProblem(error);
    if (!refusals.has(problem.code)) throw error;
    return refusal(file, problem);
  }
}

const refusal = (file: string, { code, detail: { rule, limit } }: Problem): ImportResult => ({
  ...{ file, outcome: 'refused', problem: code, kept: [], mended: [] },
  ...(rule !== undefined && { rule }),
  ...(limit !== undefined && { limit }),
});

/** Notes what has become of some cards. Only then may a deleted character be as if it never had been. */
async function note(work: Work, owner: Owner, results: readonly ImportResult[]): Promise<void> {
  const { run } = work;
  await run.change((_row, secret) => {
    const noted = noteResults(secret, results);
    const tally = tallyOf(noted);
    const written = tally.total === 0 ? 1 : Math.min(1, cardsDone(tally) / tally.total);
    return { secret: noted, set: { written }, visible: true };
  });
  await restore(work, owner, results);
}

/** Brings back deleted characters whose cards came in unchanged. */
async function restore({ core }: Work, owner: Owner, results: readonly ImportResult[]): Promise<void> {
  for (const { outcome, restored, character } of results)
    if (outcome === 'unchanged' && restored && character) await bringBack(core, owner, character);
}
