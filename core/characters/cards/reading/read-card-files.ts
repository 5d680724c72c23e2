import { Problem } from '../../../base/problem.ts';
import { attemptLater } from './attempt.ts';
import type { CardOutcome, IncomingFile } from './card-outcome.ts';
import { cardsInZip } from './cards-in-zip.ts';
import { cardLimits } from './limits.ts';
import { openCard } from './open-card.ts';
import { Unpacking } from './unpack.ts';

/**
 * Reads every card of a file, one after another: of a ZIP only one card is held at a time, and of what it unpacks to
 * no more than `cardLimits.bytes` in all. What cannot be read comes as a refusal, and the rest goes on; nothing is thrown.
 */
export async function* readCardFiles({ name, bytes }: IncomingFile): AsyncGenerator<CardOutcome, void, void> {
  const unpacking = new Unpacking();
  const opened = await attemptLater(async () => {
    if (bytes.length > cardLimits.bytes) throw new Problem('file-too-large', { limit: cardLimits.bytes });
    return openCard(bytes, unpacking);
  });
  if ('problem' in opened) yield { file: name, problem: opened.problem };
  else if ('card' in opened.value) yield { file: name, bytes, card: opened.value.card };
  else {
    let outcomes = 0;
    for await (const outcome of cardsInZip(name, opened.value.files, unpacking)) {
      outcomes += 1;
      yield outcome;
    }
    if (outcomes === 0) yield { file: name, problem: new Problem('card-unreadable') };
  }
}
