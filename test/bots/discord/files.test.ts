import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Call, filesOf } from '../../../bots/call.ts';
import { attachmentNames } from '../../../bots/discord/attachment-names.ts';
import { fetchFile } from '../../../bots/fetch-file.ts';
import type { View, ViewFile } from '../../../bots/views/view.ts';
import type { Fault } from '../../../playground/kit/faults.ts';
import { drawOn, startBot, targetOf, textView } from './bot.ts';

const card = (name: string, content: string): ViewFile => ({
  name,
  contentType: 'application/json',
  bytes: Buffer.from(content),
});
const withFiles = (...files: readonly ViewFile[]): View => ({
  tone: 'good',
  elements: [{ kind: 'text', text: 'Here' }, ...files.map((file) => ({ kind: 'file' as const, file }))],
});
const fetched = async (url: string): Promise<string> => (await fetch(url)).text();
const importing = { command: 'persona', subcommand: 'import' } as const;
const picked = (name: string, content: string) => ({
  name,
  contentType: 'application/json',
  data: Buffer.from(content),
});

/** The bot, and somebody who uses it. */
async function open(handle: (call: Call) => Promise<void>) {
  const bot = await startBot(handle);
  return { ...bot, mira: bot.discord.person('Mira') };
}
const take = ({ reply }: Call) => reply.privately(textView('taken'));

/** The files of the newest call. */
function filesGiven(calls: readonly Call[]) {
  const call = calls.at(-1);
  return call ? filesOf(call) : [];
}

test('files of a private answer can be saved, each under its own name', async () => {
  const { mira } = await open(({ reply }) =>
    reply.privately(withFiles(card('Élodie.json', 'one'), card('Élodie.json', 'two'))),
  );
  await mira.type({ command: 'privacy' });
  const answer = await mira.see(({ files }) => files.length === 2);
  expect(answer.visibleTo).toEqual({ person: mira.id });
  expect(answer.files.map(({ name }) => name)).toEqual(['Elodie.json', 'Elodie-2.json']);
  await expect(Promise.all(answer.files.map(({ url }) => fetched(url)))).resolves.toEqual(['one', 'two']);
  expect(answer.raw).toMatchObject({ attachments: [{ title: 'Élodie.json' }, { title: 'Élodie.json' }] });
});

test.each(['private', 'public'] as const)(
  'a file after a %s acknowledgement is for the person',
  async (how) => {
    const { mira } = await open(async ({ reply }) => {
      await reply.acknowledge(how);
      await reply.privately(withFiles(card('late.json', 'late')));
    });
    await mira.type({ command: 'privacy' });
    const answer = await mira.see(({ files }) => files[0]?.name === 'late.json');
    expect(answer.visibleTo).toEqual({ person: mira.id });
  },
);

test('a file of a message that is drawn is sent once', async () => {
  const { mira, platform, journal, handled } = await open(async ({ reply }) => {
    await reply.acknowledge('public');
  });
  await mira.type({ command: 'privacy' });
  const view = withFiles(card('drawn.json', 'drawn'));
  const first = await drawOn(platform, targetOf(await handled(), 'public'), view);
  await drawOn(platform, first, view);
  const drawn = await mira.see(({ files }) => files[0]?.name === 'drawn.json');
  await expect(fetched(drawn.files[0]?.url ?? '')).resolves.toBe('drawn');
  const sent = journal.exchanges.filter(({ request }) => request.body.includes('filename="drawn.json"'));
  expect(sent).toHaveLength(1);
});

test('in the place of a file that Discord would refuse stand words', async () => {
  const huge = { ...card('huge.charx', ''), bytes: Buffer.alloc(10 * 2 ** 20 + 1) };
  const { mira } = await open(({ reply }) => reply.privately(withFiles(card('small.json', 'x'), huge)));
  await mira.type({ command: 'privacy' });
  const answer = await mira.see(({ text }) => text.includes('huge.charx'));
  expect(answer.text).toContain('takes files of 10 MiB');
  expect(answer.files.map(({ name }) => name)).toEqual(['small.json']);
});

test('a file given with a command comes with the call, and not as an option', async () => {
  const { mira, calls } = await open(take);
  const id = await mira.upload(picked('Élodie.json', '{"name":"Élodie"}'));
  await mira.type({ ...importing, options: { file: id, note: 'hers' } });
  expect(calls[0]?.intent).toMatchObject({ command: 'persona import', options: { note: 'hers' } });
  const [file] = filesGiven(calls);
  expect(file).toMatchObject({ name: 'Élodie.json', size: 18 });
  expect((await file?.read(18))?.toString()).toBe('{"name":"Élodie"}');
  await expect(file?.read(17)).rejects.toMatchObject({ code: 'file-too-large', detail: { limit: 17 } });
});

test('files picked in a form come with the form', async () => {
  const { mira, calls } = await open(({ intent, reply }) =>
    intent.kind === 'form'
      ? reply.privately(textView('taken'))
      : reply.open({
          action: 'persona import',
          title: 'Bring characters',
          submit: 'Read',
          fields: [
            { name: 'files', label: 'Cards', required: true, kind: 'files' },
            { name: 'note', label: 'Note', required: false, kind: 'line' },
          ],
        }),
  );
  await mira.type(importing);
  const form = mira.form();
  expect(form?.fields).toMatchObject([{ kind: 'file', most: 10, required: true }, { kind: 'text' }]);
  const ids = await Promise.all([mira.upload(picked('a.json', 'a')), mira.upload(picked('b.json', 'b'))]);
  await form?.submit({ files: ids.join(form.separator) });
  expect(calls[1]?.intent).toMatchObject({ kind: 'form', action: 'persona import' });
  expect(calls[1]?.intent).toHaveProperty('values', { note: '' });
  const read = await Promise.all(filesGiven(calls).map((file) => file.read(10)));
  expect(read.map(String)).toEqual(['a', 'b']);
});

test.each([
  ['a redirect', { kind: 'answer', status: 302, headers: { location: 'http://127.0.0.1:9/' } }],
  ['an answer that breaks off', { kind: 'cut', after: 0.5 }],
  ['no such file', { kind: 'answer', status: 404 }],
  ['a page', { kind: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body: 'Sign in' }],
] satisfies [string, Fault][])('%s instead of a file says that it cannot be had', async (_what, fault) => {
  const { mira, calls, discord } = await open(take);
  await mira.type({ ...importing, options: { file: await mira.upload(picked('gone.json', 'gone')) } });
  const [file] = filesGiven(calls);
  discord.cdn.faults.plan('GET /attachments/:channel/:attachment/:filename', fault);
  await expect(file?.read(10)).rejects.toMatchObject({ code: 'file-unavailable' });
  expect((await file?.read(10))?.toString()).toBe('gone');
});

test('a file at a host that is not the platform’s is never asked for', async () => {
  const { discord, journal } = await open(take);
  const elsewhere = { address: discord.cdn.url, isOwn: () => false };
  await expect(fetchFile(elsewhere, 10)).rejects.toMatchObject({ code: 'file-unavailable' });
  expect(journal.exchanges.filter(({ standIn }) => standIn === 'discord-cdn')).toEqual([]);
});

test('attachments have names that Discord keeps as they are, each a different one', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('a.png', 'portrait.png'),
  );
  fc.assert(
    fc.property(fc.array(anyName, { maxLength: 10 }), (names) => {
      const given = attachmentNames(names);
      expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(names.length);
      for (const name of given) expect(name).toMatch(/^\w[\w.-]*$/);
      expect(given).not.toContain('portrait.png');
    }),
  );
});
