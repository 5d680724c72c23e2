import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import type { MessagePlace } from '../../../core/jobs/request.ts';
import type { Drawn, DrawTarget } from '../../../bots/platform.ts';
import type { Element, Picture, View } from '../../../bots/views/view.ts';
import { type Ground, openGround, openStage, type Stage } from './stage.ts';

let ground: Ground;
let stage: Stage;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground[Symbol.asyncDispose]());
beforeEach(async () => {
  stage = await openStage(ground.core, 'socket');
});
afterEach(() => stage[Symbol.asyncDispose]());

const ann = () => stage.slack.person('Ann');
const workspace = () => stage.slack.workspace('Lantern');
const general = () => workspace().channels[0]?.id ?? '';

const view = (text: string, ...more: Element[]): View => ({
  tone: 'neutral',
  elements: [{ kind: 'text', text }, ...more],
});
const portrait = (key: string, alternative = 'A smith'): Picture => ({
  image: Buffer.from(`picture ${key}`),
  key,
  alternative,
});
const shown = (picture: Picture): Element => ({ kind: 'picture', picture });

const newMessage = (isPrivate: boolean): DrawTarget => ({
  private: isPrivate,
  posted: false,
  tokenEnds: null,
  place: { team: workspace().id, channel: isPrivate ? '' : general(), user: ann().id, locale: 'en' },
});

type Place = MessagePlace & { readonly message: string };

async function draw(target: DrawTarget, what: View): Promise<DrawTarget & { place: Place }> {
  const drawn = await stage.platform.draw(target, what);
  if (drawn.outcome !== 'drawn') throw new Error(drawn.outcome);
  const { message } = drawn.place;
  if (message === undefined) throw new Error('no message');
  return { ...target, posted: true, private: drawn.private, place: { ...drawn.place, message } };
}

const outcome = async (target: DrawTarget, what = view('again')): Promise<Drawn> =>
  stage.platform.draw(target, what);

test('a public message stands in its channel and is edited where it stands', async () => {
  const drawn = await draw(newMessage(false), view('Writing'));
  expect(drawn).toMatchObject({ private: false, place: { channel: general() } });
  await draw(drawn, view('Painting'));
  await draw(drawn, view('Painting'));
  expect(stage.slack.person('Bob').messages()).toMatchObject([
    { id: drawn.place.message, text: 'Painting', visibleTo: 'everyone', edits: 2 },
  ]);
});

test('a private message stands in the direct messages of its person', async () => {
  const drawn = await draw(newMessage(true), view('Only for you'));
  expect(drawn.private).toBe(true);
  await draw(drawn, view('Still only for you'));
  expect(ann().messages('dm')).toMatchObject([{ text: 'Still only for you', edits: 1 }]);
  expect(stage.slack.person('Bob').messages()).toEqual([]);
});

test('where the app is not in the channel, the message moves into the direct messages', async () => {
  stage.slack.removeAppFrom('general');
  expect((await draw(newMessage(false), view('Moved'))).private).toBe(true);
  expect(ann().messages('dm')).toMatchObject([{ text: 'Moved' }]);
  expect(ann().messages('general')).toEqual([]);
  const elsewhere = newMessage(false);
  const foreign = { ...elsewhere, place: { ...elsewhere.place, channel: 'D0FOREIGN' } };
  expect((await draw(foreign, view('Moved too'))).private).toBe(true);
});

test('what somebody deleted is gone, and is not posted again', async () => {
  const drawn = await draw(newMessage(false), view('Here'));
  stage.slack.deleteMessage('general', drawn.place.message);
  expect(await outcome(drawn)).toEqual({ outcome: 'gone' });
  expect(ann().messages()).toEqual([]);
});

test('a message of a channel that was archived or left is gone', async () => {
  const drawn = await draw(newMessage(false), view('Here'));
  stage.slack.removeAppFrom('general');
  expect(await outcome(drawn)).toEqual({ outcome: 'gone' });
  stage.slack.archive('general');
  expect(await outcome(drawn)).toEqual({ outcome: 'gone' });
  expect(ann().messages('dm')).toEqual([]);
});

test('a person who is not there, and an app that was removed, are gone', async () => {
  const target = newMessage(true);
  const nobody = { ...target, place: { ...target.place, user: 'U0NOBODY' } };
  expect(await outcome(nobody)).toEqual({ outcome: 'gone' });
  await stage.slack.uninstall('Lantern', []);
  expect(await outcome(target)).toEqual({ outcome: 'gone' });
});

test('a pause that Slack asks for is handed on', async () => {
  const limited = { kind: 'answer', status: 429, headers: { 'retry-after': '7' }, body: '' } as const;
  stage.slack.faults.plan('POST /api/chat.postMessage', limited);
  expect(await outcome(newMessage(false))).toEqual({ outcome: 'later', milliseconds: 7_000 });
  expect((await outcome(newMessage(false))).outcome).toBe('drawn');
});

test('one picture is uploaded once, and deleted when the message shows it no more', async () => {
  const drawn = await draw(newMessage(false), view('Tom', shown(portrait('k1'))));
  const [first] = ann().messages()[0]?.pictures ?? [];
  expect(first?.alternative).toBe('A smith');
  const again = await draw(drawn, view('Old Tom', shown(portrait('k1'))));
  expect(again.place).toMatchObject({ picture: drawn.place.picture, pictureOf: 'k1' });
  const other = await draw(again, view('New Tom', shown(portrait('k2'))));
  expect(other.place.picture).not.toBe(drawn.place.picture);
  expect((await fetch(first?.url ?? '')).status).toBe(404);
  const [second] = ann().messages()[0]?.pictures ?? [];
  expect(await (await fetch(second?.url ?? '')).text()).toBe('picture k2');
  const none = await draw(other, view('Deleted'));
  expect(none.place).not.toHaveProperty('picture');
  expect((await fetch(second?.url ?? '')).status).toBe(404);
});

test('the picture of a message that is gone is deleted', async () => {
  const drawn = await draw(newMessage(false), view('Tom', shown(portrait('k1'))));
  const [picture] = ann().messages()[0]?.pictures ?? [];
  stage.slack.deleteMessage('general', drawn.place.message);
  expect(await outcome(drawn)).toEqual({ outcome: 'gone' });
  expect((await fetch(picture?.url ?? '')).status).toBe(404);
});

test('a picture that Slack is not ready to show yet is shown a little later', async () => {
  const notReady = { kind: 'answer', status: 200, body: { ok: false, error: 'invalid_blocks' } } as const;
  stage.slack.faults.plan('POST /api/chat.postMessage', notReady, 2);
  await draw(newMessage(false), view('Tom', shown(portrait('k1'))));
  expect(ann().messages()).toMatchObject([{ text: 'Tom', pictures: [{ alternative: 'A smith' }] }]);
});
