import { Problem, toProblem } from '../../../base/problem.ts';
import type { CardOutcome, IncomingFile } from './card-outcome.ts';
import { cardsInZip } from './cards-in-zip.ts';
import { cardLimits } from './limits.ts';
import { openCard } from './open-card.ts';
import { Unpacking } from './unpack.ts';

/**
 * Reads every card of a file, one after another: of a ZIP only one card is held at a time, and of what it unpacks to
 * no more than `cardLimits.bytes` in all. What cannot be read comes as a refusal, and the rest goes on; nothing is thrown.
 */
export async function* readCardFiles(file: IncomingFile): AsyncGenerator<CardOutcome, void, void> {
  const { name, bytes } = file;
  try {
    if (bytes.length > cardLimits.bytes) throw new Problem('file-too-large', { limit: cardLimits.bytes });
    const unpacking = new Unpacking();
    const opened = await openCard(bytes, unpacking);
    if ('card' in opened) {
      yield { file: name, bytes, card: opened.card };
      return;
    }
    let outcomes = 0;
    for await (const outcome of cardsInZip(name, opened.files, unpacking)) {
      outcomes += 1;
      yield outcome;
    }
    if (outcomes === 0) throw new Problem('card-unreadable');
  } catch (error) {
    yield { file: name, problem: toProblem(error) };
  }
}
