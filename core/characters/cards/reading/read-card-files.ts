import { Problem } from '../../../base/problem.ts';
import type { CardOutcome, IncomingFile } from './card-outcome.ts';
import { cardLimits } from './limits.ts';

/**
 * Reads every card of a file, one after another: of a ZIP only one card is held at a time.
 * What cannot be read comes as a refusal, and the rest goes on; nothing is thrown.
 */
export async function* readCardFiles(file: IncomingFile): AsyncGenerator<CardOutcome, void, void> {
  if (file.bytes.length > cardLimits.bytes) {
    yield { file: file.name, problem: new Problem('file-too-large', { limit: cardLimits.bytes }) };
  }
}
