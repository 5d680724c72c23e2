import type { CharacterId } from '../../core/base/ids.ts';
import { tallyOf } from '../../core/characters/importing/note-result.ts';
import type { Head } from '../../core/characters/records.ts';
import type { RunSecret } from '../../core/jobs/run-row.ts';
import type { ImportResult } from '../../core/profile/change.ts';
import { plainText } from './plain-text.ts';
import type { Element, Inline } from './view.ts';
import type { Words } from './words/words.ts';

type Heads = ReadonlyMap<CharacterId, Head>;

/** As many, and as many characters of them together, as a message holds on the narrowest platform. */
const mostListed = 12;
const longestList = 3_000;
const mostOffered = 25;
const mostPaths = 6;
const longestFile = 60;
const longestPath = 40;

/** What became of each card, those that were refused first; how many more there are; and a menu of what came in. */
export function resultElements(words: Words, secret: RunSecret, heads: Heads): Element[] {
  const results = (secret.results ?? []).toSorted((one, other) => order(one) - order(other));
  const lines = fitting(results.slice(0, mostListed).map((result) => lineOf(words, result, heads)));
  return [
    ...lines.map((text): Element => ({ kind: 'text', text })),
    ...restElements(words, secret, results.slice(0, lines.length)),
    ...menuElements(words, heads),
  ];
}

/** As many lines as have room, the first in any case. */
function fitting(lines: readonly Inline[][]): readonly Inline[][] {
  let length = 0;
  const end = lines.findIndex((line) => {
    length += plainText(line).length;
    return length > longestList;
  });
  return end === -1 ? lines : lines.slice(0, Math.max(1, end));
}

const order = ({ outcome }: ImportResult): number => (outcome === 'refused' ? 0 : 1);

function lineOf(words: Words, result: ImportResult, heads: Heads): Inline[] {
  const { importing } = words;
  const name = (result.character && heads.get(result.character)?.name) ?? importing.gone;
  const file = cut(result.file, longestFile) || importing.unnamed;
  if (result.outcome === 'refused') return [{ bold: file }, importing.refused, reasonOf(words, result)];
  return [
    { bold: name },
    outcomeOf(words, result),
    ...(result.restored ? [importing.restored] : []),
    ...(result.unpictured ? [importing.unpictured] : []),
    ' ',
    { italic: `(${file})` },
    ...pathsOf(words, importing.kept, result.kept),
    ...pathsOf(words, importing.mended, result.mended),
  ];
}

function outcomeOf({ importing }: Words, { outcome, version = 1 }: ImportResult): string {
  if (outcome === 'new') return importing.isNew;
  return outcome === 'version' ? importing.isVersion(version) : importing.isUnchanged(version);
}

function reasonOf(words: Words, { problem = 'internal', rule, limit }: ImportResult): string {
  const { title, text } = words.problems[problem];
  const detail = { ...(rule !== undefined && { rule }), ...(limit !== undefined && { limit }) };
  return `${title}. ${plainText(text(detail))}`;
}

function pathsOf({ importing }: Words, label: string, paths: readonly string[]): Inline[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, mostPaths).map((path) => cut(path, longestPath));
  const more = paths.length > mostPaths ? importing.others(paths.length - mostPaths) : '';
  return [`\n${label}`, { code: named.join(', ') }, `${more}.`];
}

const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

/** Nothing is left out without being counted. */
function restElements(words: Words, secret: RunSecret, listed: readonly ImportResult[]): Element[] {
  const tally = tallyOf(secret);
  const rest = {
    ...{ new: tally.new, version: tally.version, unchanged: tally.unchanged },
    refused: tally.refused + tally.unread,
  };
  for (const { outcome } of listed) rest[outcome] -= 1;
  const isAll = Object.values(rest).every((count) => count <= 0);
  return isAll ? [] : [{ kind: 'note', text: words.importing.rest(rest) }];
}

function menuElements({ importing }: Words, heads: Heads): Element[] {
  if (heads.size === 0) return [];
  const options = [...heads.values()].slice(0, mostOffered).map(({ id, name, tagline }) => ({
    label: tagline === '' ? name : `${name} — ${tagline}`,
    value: id,
  }));
  return [{ kind: 'menu', action: 'show:menu', placeholder: importing.show, options }];
}
