import { partialParse } from 'openai/_vendor/partial-json-parser/parser.mjs';
import { writeJson } from '../playground/openai/writer/write.ts';
import { zodTextFormat } from 'openai/helpers/zod';
import { profileSchema } from '../core/profile/profile.ts';
import { AppearanceScan } from '../workers/openai/appearance-scan.ts';
import { atMost, type Benchmark } from './kit/benchmark.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';

/** About as much as a token of GPT-4o is long. */
const charactersPerChunk = 4;
const repeats = 2_000;

export const streamScan: Benchmark = {
  name: 'stream-scan',
  ours: 'a profile arrives in pieces of four characters; each is handed to the search for the end of `appearance`',
  partner:
    'one JSON.parse of the whole text; and, of the second figure, what the openai package parses unfinished JSON with, ' +
    'called with all that has come at each piece until the appearance is closed',
  async run(scale) {
    const { schema } = zodTextFormat(profileSchema, 'character_profile');
    const text = writeJson(schema, 'a lighthouse keeper who counts the tides');
    const chunks = text.match(new RegExp(`[^]{1,${charactersPerChunk}}`, 'gu')) ?? [];
    const count = scale.of(repeats);
    const scanOnce = () => {
      scan(chunks);
    };
    const parseAll = () => {
      parseAtEach(chunks);
    };
    const ours = () => microseconds(count, scanOnce);
    const whole = await measureRounds(scale.pairs, ours, () =>
      microseconds(count, () => {
        JSON.parse(text);
      }),
    );
    const each = await measureRounds(scale.pairs, ours, () => microseconds(Math.ceil(count / 20), parseAll));
    const unit = 'µs per stream';
    return [
      { name: 'stream-scan', unit, pairs: pairsOf(whole, Number), target: atMost(10) },
      { name: 'stream-scan each chunk', unit, pairs: pairsOf(each, Number), target: atMost(1 / 20) },
    ];
  },
};

function scan(chunks: readonly string[]): void {
  const search = new AppearanceScan();
  const found = chunks.map((chunk) => search.feed(chunk)).filter((appearance) => appearance !== undefined);
  if (found.length !== 1) throw new Error('the appearance was not found');
}

/** What one would write without a search: the appearance is complete when the next property has begun. */
function parseAtEach(chunks: readonly string[]): void {
  let text = '';
  for (const chunk of chunks) {
    text += chunk;
    const value: unknown = partialParse(text);
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 1) return;
  }
  throw new Error('the appearance was not found');
}

function microseconds(count: number, act: () => void): number {
  const before = performance.now();
  for (let done = 0; done < count; done += 1) act();
  return ((performance.now() - before) * 1_000) / count;
}
