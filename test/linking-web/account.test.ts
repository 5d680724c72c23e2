import { afterAll, beforeAll, expect, test } from 'vitest';
import { networkOf } from '../../linking-web/device.ts';
import type { Person } from '../../playground/kit/person.ts';
import { type Journey, makeCharacter, openJourney } from '../journeys/open-journey.ts';
import { Browser } from '../web-browser.ts';
import { linkAll } from './linking.ts';

let journey: Journey;
let person: Person;
let site: string;
const ada = '104729';

beforeAll(async () => {
  journey = await openJourney({ site: true, set: { WEB_TRIES: '10000' } });
  journey.fal.scenario.painter = 'thumbnail';
  person = journey.discord.person('Owner');
  await makeCharacter(journey.discord, person, { prompt: 'a lighthouse keeper', name: 'Mira <b>Stone</b>' });
  ({ site } = await linkAll(person, 'google', ada));
});
afterAll(() => journey[Symbol.asyncDispose]());

async function signedIn(agent?: string): Promise<Browser> {
  const browser = new Browser(agent);
  await browser.open(await browser.choose(`${site}/sign-in/google`, { subject: ada }));
  return browser;
}

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0';

test('the account shows what opens it, and where it is open', async () => {
  const browser = await signedIn(firefox);
  const page = await browser.read(`${site}/account`);
  expect(page).toContain('Discord: <strong>Owner</strong>');
  expect(page).toContain('Google: <strong>Ada Moon</strong> (ada@example.com)');
  expect(page).toMatch(/Firefox 133 on Linux, from 127\.0\.0\.0\/24 <strong>\(this one\)/);
});

test('a session is ended from another one, with one click', async () => {
  const here = await signedIn(firefox);
  const there = await signedIn(
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1',
  );
  const page = await here.read(`${site}/account`);
  const [session = ''] =
    /(?<=name="session" value=")[\w-]+(?="\/><button type="submit" class="plain">Sign out Safari)/.exec(
      page,
    ) ?? [];
  expect(session).not.toBe('');
  await here.send(`${site}/account`, { session }, `${site}/account/sessions/end`);
  expect((await there.open(`${site}/account`)).status).toBe(401);
  expect((await here.open(`${site}/account`)).status).toBe(200);
  await here.send(`${site}/account`, {}, `${site}/sign-out`);
  expect((await here.open(`${site}/account`)).status).toBe(401);
});

test('nobody who has not signed in sees anything', async () => {
  for (const path of ['/account', '/account/characters']) {
    const answer = await new Browser().open(site + path);
    expect([answer.status, await answer.text()]).toEqual([401, expect.stringContaining('href="/sign-in"')]);
  }
});

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:1:2:3::7', '2001:db8:1::/48'],
  ['::1', '0:0:0::/48'],
  ['nonsense', 'unknown'],
])('of %s the network is kept: %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('the gallery shows each character with its portrait, and leads to a page of its own', async () => {
  const browser = await signedIn();
  const gallery = await browser.read(`${site}/account/characters`);
  const [path = ''] = /\/account\/characters\/character_\w+(?=")/.exec(gallery) ?? [];
  expect(gallery).toContain('Mira &lt;b>Stone&lt;/b>');
  const page = await browser.read(site + path);
  expect(page).toContain('<h1>Mira &lt;b>Stone&lt;/b></h1>');
  expect(page.length).toBeLessThan(50_000);
  const small = await browser.open(`${site}${path}/portrait?size=small`);
  expect([small.headers.get('content-type'), small.headers.get('cache-control')]).toEqual([
    'image/webp',
    'no-store',
  ]);
  const portrait = await browser.open(`${site}${path}/portrait`);
  expect(portrait.headers.get('content-type')).toBe('image/png');
});

test('cards come as files, in each format', async () => {
  const browser = await signedIn();
  const [path = ''] =
    /\/account\/characters\/character_\w+(?=")/.exec(await browser.read(`${site}/account/characters`)) ?? [];
  const names = await Promise.all(
    ['png', 'charx', 'v3-json', 'v2-json'].map(async (format) => {
      const file = await browser.open(`${site}${path}/card?format=${format}`);
      expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(100);
      return file.headers.get('content-disposition');
    }),
  );
  expect(names[0]).toContain('Stone');
  expect(new Set(names).size).toBeGreaterThan(2);
});

test('a character of somebody else and one that never was are the same', async () => {
  const other = journey.slack.person('Other');
  await makeCharacter(journey.slack, other, { prompt: 'a baker' });
  const { browser } = await linkAll(other, 'github', '224737');
  const [path = ''] =
    /\/account\/characters\/character_\w+(?=")/.exec(
      await (await signedIn()).read(`${site}/account/characters`),
    ) ?? [];
  await browser.open(await browser.choose(`${site}/sign-in/github`, { subject: '224737' }));
  for (const address of [path, '/account/characters/character_00', `${path}/portrait`, `${path}/card`]) {
    const answer = await browser.open(site + address);
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining('There is no such page'),
    ]);
  }
});
