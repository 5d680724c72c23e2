import type { Chat, Person, SeenMessage } from '../../playground/kit/person.ts';
import { Browser } from '../web-browser.ts';
import { answerTo, type Journey } from '../journeys/open-journey.ts';

/** What `/link` in a chat answers: where to go, and the secret behind it. */
export interface Offered {
  readonly message: SeenMessage;
  readonly site: string;
  readonly token: string;
}

/** Types `/link` and reads the one-time address. */
export async function askForLink(person: Person): Promise<Offered> {
  const message = await answerTo(person, () => person.type({ command: 'link' }));
  const [, site = '', token = ''] =
    /(http:[^\s#|>)]+)\/link#([\w-]{43})/.exec(JSON.stringify(message.raw)) ?? [];
  return { message, site, token };
}

/** Types the code that the page has shown. */
export const typeCode = (person: Person, code: string): Promise<SeenMessage> =>
  answerTo(person, () => person.type({ command: 'link', options: { code } }));

/** Brings the secret to the site, and signs in: gives where the browser stands then. */
export async function signIn(
  browser: Browser,
  { site, token }: Pick<Offered, 'site' | 'token'>,
  provider: 'google' | 'github',
  subject: string,
): Promise<Response> {
  await browser.send(`${site}/link`, { token });
  const back = await browser.choose(`${site}/sign-in/${provider}`, { subject });
  return browser.open(back);
}

/** The code on the page that follows a confirmation. */
export async function confirm(browser: Browser, site: string): Promise<string> {
  const page = await (await browser.send(`${site}/link/confirm`)).text();
  return /code:([2-9A-Z]{8})/.exec(page)?.[1] ?? '';
}

/** Somebody who links a chat to a sign-in, all the way. */
export async function linkAll(
  person: Person,
  provider: 'google' | 'github',
  subject: string,
): Promise<{ browser: Browser; site: string; done: SeenMessage }> {
  const browser = new Browser();
  const offered = await askForLink(person);
  await signIn(browser, offered, provider, subject);
  const asked = await typeCode(person, await confirm(browser, offered.site));
  const done = await answerTo(person, () => person.click(asked, 'Yes, link them'));
  return { browser, site: offered.site, done };
}

/** Somebody who has accepted the policy and made nothing. */
export async function newcomer(
  journey: Journey,
  platform: 'discord' | 'slack',
  name: string,
): Promise<Person> {
  const chat: Chat = journey[platform];
  const person = chat.person(name);
  await person.type({ command: 'persona', subcommand: 'help' });
  const notice = await person.see(({ buttons }) =>
    buttons.some(({ action }) => action.includes('consent:accept')),
  );
  const accept = notice.buttons.find(({ action }) => action.includes('consent:accept'));
  await person.click(notice, accept?.action ?? '');
  await person.see(({ text }) => text.includes('What Persona understands'));
  return person;
}
