import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SeenMessage } from '../../playground/kit/person.ts';
import { answerTo, type Journey, openJourney } from '../journeys/open-journey.ts';
import { Browser } from '../web-browser.ts';
import { askForLink, confirm, linkAll, newcomer, signIn, typeCode } from './linking.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney({ site: true, workers: false, set: { WEB_TRIES: '10000' } });
});
afterAll(() => journey[Symbol.asyncDispose]());

/** What the chat says, without the marks that keep it from being markup. */
const words = ({ text }: SeenMessage): string => text.replaceAll('\\', '');

const ada = '104729';
const ben = '224737';
const cleo = '350377';

describe('the whole way', () => {
  test.each([
    ['discord', 'google', ada, 'a…@example.com'],
    ['slack', 'github', ben, 'b…@example.com'],
  ] as const)(
    'from %s by %s: both sides are shown, and the code makes the link',
    async (platform, provider, subject, mask) => {
      const person = await newcomer(journey, platform, `Walker ${platform}`);
      const offered = await askForLink(person);
      const browser = new Browser();
      expect((await signIn(browser, offered, provider, subject)).headers.get('location')).toBe(
        '/link/confirm',
      );
      const page = await browser.read(`${offered.site}/link/confirm`);
      expect(page.toLowerCase()).toContain(`walker ${platform}`);
      const asked = await typeCode(person, await confirm(browser, offered.site));
      expect(words(asked)).toContain(mask);
      const done = await answerTo(person, () => person.click(asked, 'Yes, link them'));
      expect(words(done)).toContain(mask);
      expect(words((await askForLink(person)).message)).toContain(mask);
      // The same sign-in leads into the account from now on.
      const later = new Browser();
      const back = await later.choose(`${offered.site}/sign-in/${provider}`, { subject });
      expect((await later.open(back)).headers.get('location')).toBe('/account');
    },
  );

  test('a name that holds markup stands on the page as it is', async () => {
    const person = await newcomer(journey, 'discord', '<img src=x onerror=alert(1)>');
    const offered = await askForLink(person);
    const browser = new Browser();
    await signIn(browser, offered, 'google', cleo);
    const page = await browser.read(`${offered.site}/link/confirm`);
    expect(page).toContain('&lt;img src=x onerror=alert(1)>');
    expect(page).toContain('Cleo &lt;b>Reed&lt;/b>');
    expect(page).not.toMatch(/<img|<b>/);
  });
});

describe('what does not lead to a link', () => {
  test('looking: neither GET nor HEAD takes a secret, in whatever place', async () => {
    const person = await newcomer(journey, 'discord', 'Looker');
    const { site, token } = await askForLink(person);
    for (const address of [
      `${site}/link?token=${token}`,
      `${site}/link/${token}`,
      `${site}/link/confirm?token=${token}`,
    ])
      for (const method of ['GET', 'HEAD']) await new Browser().open(address, { method });
    const browser = new Browser();
    expect((await browser.send(`${site}/link`, { token })).headers.get('location')).toBe('/link/sign-in');
  });

  test('the secret in a second browser, after it was opened in a first', async () => {
    const person = await newcomer(journey, 'discord', 'Owner');
    const { site, token } = await askForLink(person);
    const victim = new Browser();
    await victim.send(`${site}/link`, { token });
    const attacker = new Browser();
    expect((await attacker.send(`${site}/link`, { token })).status).toBe(410);
    expect((await attacker.open(`${site}/link/confirm`)).status).toBe(410);
  });

  test('the code in another chat than the one that asked', async () => {
    const attacker = await newcomer(journey, 'discord', 'Attacker');
    const victim = await newcomer(journey, 'slack', 'Victim');
    const offered = await askForLink(attacker);
    const browser = new Browser();
    await signIn(browser, offered, 'google', cleo);
    const code = await confirm(browser, offered.site);
    expect((await typeCode(victim, code)).text).toContain('No link waits for a code');
    expect(words(await typeCode(attacker, code))).toContain('c…@example.com');
  });

  test('guessing: after five codes the right one is none', async () => {
    const person = await newcomer(journey, 'discord', 'Guesser');
    const offered = await askForLink(person);
    const browser = new Browser();
    await signIn(browser, offered, 'google', cleo);
    const code = await confirm(browser, offered.site);
    for (const left of [4, 3, 2, 1])
      expect((await typeCode(person, 'AAAAAAAA')).text).toContain(`${left} more`);
    expect((await typeCode(person, 'AAAAAAAA')).text).toContain('tried too often');
    expect((await typeCode(person, code)).text).toContain('No link waits for a code');
  });

  test('a second address: the one before it is dead', async () => {
    const person = await newcomer(journey, 'discord', 'Twice');
    const { site, token } = await askForLink(person);
    await askForLink(person);
    expect((await new Browser().send(`${site}/link`, { token })).status).toBe(410);
  });

  test('fifty confirmations at once: one shows a code', async () => {
    const person = await newcomer(journey, 'discord', 'Hasty');
    const offered = await askForLink(person);
    const browser = new Browser();
    await signIn(browser, offered, 'google', cleo);
    const page = await browser.read(`${offered.site}/link/confirm`);
    const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const all = await Promise.all(
      Array.from({ length: 50 }, () =>
        browser.open(`${offered.site}/link/confirm`, {
          method: 'POST',
          body: new URLSearchParams({ _csrf: token }),
        }),
      ),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('a form without its token, or with that of another session', async () => {
    const person = await newcomer(journey, 'discord', 'Forger');
    const { site, token } = await askForLink(person);
    const browser = new Browser();
    await browser.read(`${site}/link`);
    for (const form of [{ token }, { token, _csrf: 'of somebody else' }]) {
      const refused = await browser.open(`${site}/link`, { method: 'POST', body: new URLSearchParams(form) });
      expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('too old')]);
    }
  });

  test('a session id from before the sign-in', async () => {
    const person = await newcomer(journey, 'discord', 'Fixed');
    const offered = await askForLink(person);
    const browser = new Browser();
    await browser.send(`${offered.site}/link`, { token: offered.token });
    const fixed = new Browser();
    fixed.cookie = browser.cookie;
    const back = await browser.choose(`${offered.site}/sign-in/google`, { subject: cleo });
    await browser.open(back);
    expect((await browser.open(`${offered.site}/link/confirm`)).status).toBe(200);
    expect((await fixed.open(`${offered.site}/link/confirm`)).status).toBe(410);
  });

  test('a callback without its state, of another session, or of the other provider', async () => {
    const person = await newcomer(journey, 'discord', 'Stateless');
    const offered = await askForLink(person);
    const browser = new Browser();
    await browser.send(`${offered.site}/link`, { token: offered.token });
    const back = new URL(await browser.choose(`${offered.site}/sign-in/google`, { subject: cleo }));
    const without = new URL(back);
    without.searchParams.delete('state');
    const swapped = new URL(back.href.replace('/google/', '/github/'));
    for (const address of [without, swapped]) expect((await browser.open(address.href)).status).toBe(401);
    expect((await new Browser().open(back.href)).status).toBe(401);
    expect((await browser.open(`${offered.site}/link/confirm`)).headers.get('location')).toBe(
      '/link/sign-in',
    );
  });

  test('a sign-in that opens somebody else’s account already', async () => {
    const first = await newcomer(journey, 'discord', 'First');
    const second = await newcomer(journey, 'slack', 'Second');
    await linkAll(first, 'github', cleo);
    const { done } = await linkAll(second, 'github', cleo);
    expect(done.text).toContain('another account');
  });
});
