import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from '../../web-browser.ts';
import { openSite } from './signing-in.ts';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const providers = ['google', 'github'] as const;
const tokenOf = { google: 'POST /token', github: 'POST /login/oauth/access_token' } as const;

describe.each(providers)('%s, through the library that sites use', (provider) => {
  const holder = (name: string) => {
    const found = site[provider].people.find((one) => one.name.startsWith(name));
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };
  const signIn = async (name: string): Promise<Response> => {
    const browser = new Browser();
    return browser.open(await browser.choose(`${site.url}/${provider}`, { subject: holder(name).subject }));
  };

  test('a person is who they chose, with verified and other addresses', async () => {
    const profile: unknown = await (await signIn('Ada')).json();
    expect(profile).toMatchObject({ id: '104729', displayName: 'Ada Moon', provider });
    expect(profile).toMatchObject({ emails: [{ value: 'ada@example.com', verified: true }] });
    expect(await (await signIn('Ben')).json()).toMatchObject({ emails: [{ verified: false }] });
  });

  test('an address that was changed is another one, of the same person', async () => {
    const ada = holder('Ada');
    const before = ada.emails;
    ada.emails = [{ address: 'moon@example.com', verified: true }];
    expect(await (await signIn('Ada')).json()).toMatchObject({
      id: '104729',
      emails: [{ value: 'moon@example.com' }],
    });
    ada.emails = before;
  });

  test('who says no is sent back without a code', async () => {
    const browser = new Browser();
    const back = await browser.choose(`${site.url}/${provider}`, { deny: 'yes' });
    expect(new URL(back).searchParams.get('error')).toBe('access_denied');
    expect((await browser.open(back)).status).toBe(401);
  });

  test('a code works once, with its own verifier, and takes its token back when it comes again', async () => {
    const browser = new Browser();
    const back = await browser.choose(`${site.url}/${provider}`, { subject: holder('Ada').subject });
    // Another browser holds no verifier and no state.
    expect((await new Browser().open(back)).status).toBe(403);
    expect((await browser.open(back)).status).toBe(200);
    const again = new Browser();
    const second = new URL(await again.choose(`${site.url}/${provider}`, { subject: holder('Ada').subject }));
    second.searchParams.set('code', new URL(back).searchParams.get('code') ?? '');
    expect((await again.open(second.href)).status).toBe(500);
  });

  test('the page shows names as they are, and an address that is not registered leads nowhere', async () => {
    const browser = new Browser();
    const page = new URL(await browser.follow(`${site.url}/${provider}`));
    expect(await (await browser.open(page.href)).text()).toContain('Cleo &lt;b&gt;Reed&lt;/b&gt;');
    page.searchParams.set('redirect_uri', 'https://elsewhere.example/');
    const refused = await browser.open(page.href);
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('redirect_uri_mismatch'),
    ]);
  });

  test('a provider that breaks is an error of the site, and no sign-in', async () => {
    site[provider].faults.plan(tokenOf[provider], { kind: 'answer', status: 500, body: 'down' });
    expect((await signIn('Ada')).status).toBe(500);
  });
});

test('GitHub tells every address, Google the first', async () => {
  const emailsOf = async (provider: (typeof providers)[number]) => {
    const browser = new Browser();
    const back = await browser.choose(`${site.url}/${provider}`, { subject: '350377' });
    return ((await (await browser.open(back)).json()) as { emails: unknown[] }).emails.length;
  };
  expect([await emailsOf('google'), await emailsOf('github')]).toEqual([1, 3]);
});
