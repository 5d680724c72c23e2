import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLastViolations, findViolations, type Invariant } from './invariants.ts';
import * as plants from './plants.ts';
import { readableAfterShredding } from './shredding.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.load.ask(stage.discord, 'Ada');
  await stage.load.ask(stage.slack, 'Bob');
  await stage.load.ask(stage.discord, 'Cid', { also: '[[violence/graphic]]' });
});
afterAll(() => stage[Symbol.asyncDispose]());

test('without any fault all invariants hold', async () => {
  expect(await findViolations(stage)).toEqual({});
});

/** What is planted stays, so there is nothing to wait for. */
const soon = 100;

test.each<[Invariant, string, plants.Plant]>([
  ['every request is answered', 'a request without an answer', plants.unansweredAsk],
  ['one record per request', 'a second record', plants.secondRecord],
  ['the books are right', 'a second charge', plants.secondCharge],
  ['the books are right', 'a reservation that stayed', plants.forgottenReservation],
  ['the books are right', 'a writing that was not counted', plants.uncountedCall('writing')],
  ['the books are right', 'a painting that was not counted', plants.uncountedCall('painting')],
  ['one final answer in the chat', 'a second answer', plants.secondAnswer],
  ['one final answer in the chat', 'a run without an address', plants.missing('addresses')],
  ['nothing is ownerless', 'a portrait without a version', plants.secondPortrait],
  ['nothing is ownerless', 'a card file without a version', plants.strayFile],
  ['nothing is ownerless', 'a portrait that is gone', plants.missing('portraits')],
  ['nothing is ownerless', 'a version without a character', plants.missing('characters')],
  ['nothing is ownerless', 'a run that has made nothing', plants.missing('character_versions')],
  ['no prompt is readable', 'a word in the store', plants.wordInStore],
  ['no prompt is readable', 'a word in a file', plants.wordInFile],
  ['no job is left', 'a job that nobody takes', plants.forgottenJob],
  ['no key is left', 'a key that nobody removes', plants.forgottenKey],
])('%s: %s is found', async (invariant, _what, plant) => {
  const undo = await plant(stage);
  const found = await findViolations(stage, soon);
  await undo();
  expect(found).toHaveProperty([invariant]);
});

test.each<[string, (word: string) => Buffer]>([
  ['text', (word) => Buffer.from(word)],
  ['base64', (word) => Buffer.from(Buffer.from(`1${word}2`).toString('base64'))],
  ['UTF-16', (word) => Buffer.from(word, 'utf16le')],
])('no prompt is readable: a word in Redis is found, as %s', async (_encoding, encode) => {
  const undo = await plants.wordInRedis(encode)(stage);
  const { 'no prompt is readable': found = [] } = await findViolations(stage, soon);
  await undo();
  expect(found).toContain('readable in Redis, planted');
});

// The append-only file and the log keep what was planted: these are the last.
test('no prompt is readable: a word in the logs is found', async () => {
  await plants.wordInLog(stage);
  const { 'no prompt is readable': found = [] } = await findViolations(stage, soon);
  expect(found).toContain('readable in the logs');
});

test('shredded keys open nothing: a key that escapes is found, and without one nothing opens', async () => {
  const undo = await plants.keptKey(stage);
  expect(await findLastViolations(stage, soon)).toHaveProperty(['shredded keys open nothing']);
  await undo();
  expect(await readableAfterShredding(stage.core)).toEqual([]);
});
