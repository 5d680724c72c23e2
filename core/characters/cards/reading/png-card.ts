import { Problem } from '../../../base/problem.ts';
import { assetKeyword, type TextChunk, textChunksOf } from '../png.ts';
import { PngError } from '../png-chunks.ts';
import type { ReadCard } from '../read-card.ts';
import { attempt } from './attempt.ts';
import { cardOfJson, type Surroundings } from './card-of-json.ts';
import { cardLimits } from './limits.ts';

/** The keywords of a card, the better one first: `ccv3` holds V3, `chara` what came before or a copy for old programs. */
const keywords = ['ccv3', 'chara'] as const;

/** How RisuAI's encrypted cards begin. */
const encrypted = Buffer.from('rcc||');

/**
 * The card in a PNG. `ccv3` wins over `chara`, in whatever order they stand and however they are written. Of several
 * with the same keyword the last one wins: programs that add without removing add behind. If the one that wins is
 * damaged, the next one is read, and that is said.
 * @throws Problem card-unreadable, card-broken, card-locked, card-too-large or picture-too-large
 */
export function cardOfPng(bytes: Buffer): ReadCard {
  const texts = checkedTexts(bytes);
  const byPath = new Map(texts.filter(isAsset).map((text) => [assetPathOf(text), assetOf(text)]));
  const candidates = keywords.flatMap((keyword) =>
    texts.filter((text) => text.keyword.toLowerCase() === keyword).reverse(),
  );
  return firstCard(candidates, { container: 'png', files: { byPath, scheme: '__asset:' }, picture: bytes });
}

function checkedTexts(bytes: Buffer): TextChunk[] {
  try {
    return [...textChunksOf(bytes)];
  } catch (error) {
    if (error instanceof PngError) throw new Problem(error.code, {}, error);
    throw error;
  }
}

const isAsset = ({ keyword }: TextChunk): boolean => keyword.startsWith(assetKeyword);

/** RisuAI writes a colon and a number; older files have no colon. */
const assetPathOf = ({ keyword }: TextChunk): string => keyword.slice(assetKeyword.length).replace(/^:/, '');

function assetOf({ value }: TextChunk): Buffer {
  if (value.length > longestBase64(cardLimits.asset)) throw new Problem('card-too-large');
  return decoded(value);
}

const longestBase64 = (bytes: number): number => Math.ceil(bytes / 3) * 4;
const decoded = (value: Buffer): Buffer => Buffer.from(value.toString('latin1'), 'base64');

function firstCard(candidates: readonly TextChunk[], surroundings: Surroundings): ReadCard {
  const mended = contradictions(candidates);
  let first: Problem | undefined;
  for (const { keyword, value } of candidates) {
    const card = attempt(() => cardOfJson(jsonIn(value), { ...surroundings, mended }));
    if ('value' in card) return card.value;
    first ??= card.problem;
    mended.push(keyword);
  }
  throw first ?? new Problem('card-unreadable');
}

/** Keywords under which there are two different texts. */
const contradictions = (candidates: readonly TextChunk[]): string[] =>
  candidates
    .filter((text) => !candidates.find(({ keyword }) => keyword === text.keyword)?.value.equals(text.value))
    .map(({ keyword }) => keyword);

/** A text is the JSON in base64; some programs leave it as it is. */
function jsonIn(value: Buffer): Buffer {
  if (value.subarray(0, encrypted.length).equals(encrypted)) throw new Problem('card-locked');
  if (value[0] === 0x7b) return value;
  if (value.length > longestBase64(cardLimits.json)) throw new Problem('card-too-large');
  const json = decoded(value);
  if (json.subarray(0, encrypted.length).equals(encrypted)) throw new Problem('card-locked');
  return json;
}
