import { expect } from 'vitest';
import type { CardOutcome, FoundCard } from '../../../../../core/characters/cards/reading/card-outcome.ts';
import { readCardFiles } from '../../../../../core/characters/cards/reading/read-card-files.ts';
import type { ReadCard } from '../../../../../core/characters/cards/read-card.ts';
import { chunkOf, pngWith } from '../../../samples.ts';

/** All that comes out of a file. */
export async function outcomesOf(bytes: Buffer, name = 'file'): Promise<CardOutcome[]> {
  const outcomes: CardOutcome[] = [];
  for await (const outcome of readCardFiles({ name, bytes })) outcomes.push(outcome);
  return outcomes;
}

/** Each outcome in short: the name of the character, or why there is none. */
export const shortOf = (outcome: CardOutcome): string =>
  'card' in outcome
    ? `${outcome.file} is ${String(outcome.card.data['name'])}`
    : `${outcome.file} ${outcome.problem.code}`;

/** The one card of a file. */
export async function cardIn(bytes: Buffer): Promise<ReadCard> {
  const outcomes = await outcomesOf(bytes);
  expect(outcomes.map(shortOf)).toEqual([expect.stringContaining(' is ')]);
  return (outcomes[0] as FoundCard).card;
}

/** Why the one thing in a file was refused. */
export async function refusalOf(bytes: Buffer): Promise<string> {
  const outcomes = await outcomesOf(bytes);
  expect(outcomes).toHaveLength(1);
  const [only] = outcomes;
  return only && 'problem' in only ? only.problem.code : 'none';
}

export const jsonOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** A chunk that holds a card, or anything else. */
export const textChunk = (keyword: string, value: string): Buffer =>
  chunkOf('tEXt', Buffer.from(`${keyword}\0${value}`, 'latin1'));

export const base64 = (value: unknown): string => jsonOf(value).toString('base64');

export const pngOf = (...texts: readonly (readonly [keyword: string, value: string])[]): Buffer =>
  pngWith(...texts.map(([keyword, value]) => textChunk(keyword, value)));
