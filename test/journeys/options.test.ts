import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accountOf } from '../../core/accounts/account-of.ts';
import { accounts } from '../../core/accounts/records.ts';
import type { Account } from '../../core/accounts/account.ts';
import { tableOf } from '../../core/store/table.ts';
import type { Exchange } from '../../playground/kit/journal.ts';
import type { Person } from '../../playground/kit/person.ts';
import type { Stack } from '../../playground/stack.ts';
import { makeCharacter, openJourney } from './open-journey.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await openJourney();
  stack.fal.scenario.painter = 'thumbnail';
});
afterAll(() => stack[Symbol.asyncDispose]());

const submitting = 'POST /:owner/:application/*path';

const writing = z.looseObject({ input: z.unknown(), store: z.boolean() });
const painting = z.looseObject({ prompt: z.string() });

const lastOf = (standIn: string, endpoint: string): Exchange => {
  const last = stack.journal.of(standIn, endpoint).at(-1);
  if (!last) throw new Error(`nothing reached ${endpoint}`);
  return last;
};
const writerGot = () =>
  writing.parse(JSON.parse(lastOf('openai', 'POST /v1/responses').request.body.toString()));
const painterGot = () => painting.parse(JSON.parse(lastOf('fal', submitting).request.body.toString()));

describe.each(['discord', 'slack'] as const)('what is asked for on %s', (platform) => {
  it('reaches the writer and the painter, and the card', async () => {
    const person = stack[platform].person('Asker');
    const card = await makeCharacter(stack[platform], person, {
      prompt: 'a ferryman of fog',
      style: 'ink-drawing',
      type: 'trickster',
      name: 'Old Tom Vane',
      language: 'de',
      visibility: 'private',
    });
    const input = JSON.stringify(writerGot().input);
    expect(input).toContain('Prompt: a ferryman of fog');
    expect(input).toMatch(/Character type: [^\\]*trickster/i);
    expect(input).toContain('Name: Old Tom Vane');
    expect(input).toMatch(/Language: [^\\]*German/);
    expect(painterGot().prompt).toMatch(/ink/i);
    expect(painterGot().prompt).not.toContain('Old Tom Vane');
    expect(card.text).toContain('Old Tom Vane');
    expect(card.text).toContain('Ink drawing');
    if (platform === 'discord') expect(card.visibleTo).toEqual({ person: person.id });
    else expect(person.messages('dm').map(({ id }) => id)).toContain(card.id);
  });
});

/** What a person will choose with a command that is still to come. */
async function prefer({ id, name }: Person, preferences: Account['preferences']): Promise<void> {
  const account = await accountOf(stack.core, { platform: 'discord', team: '', user: id, name });
  if (!account) throw new Error(`${name} has no account`);
  const table = tableOf(stack.core.store, accounts);
  const sealed = await table.seal(account.id, account.key, { preferences });
  await table.change({ _id: account.id }, { $set: { sealed } });
}

it('what an account prefers holds where nothing else is said', async () => {
  const person = stack.discord.person('Prefers');
  await makeCharacter(stack.discord, person);
  await prefer(person, { style: 'noir', type: 'villain', language: 'fr', privateAnswers: false });

  await makeCharacter(stack.discord, person, { prompt: 'a gardener' });
  const input = JSON.stringify(writerGot().input);
  expect(input).toMatch(/Character type: [^\\]*villain/i);
  expect(input).toMatch(/Language: [^\\]*French/);
  expect(painterGot().prompt).toMatch(/noir/i);

  await makeCharacter(stack.discord, person, { prompt: 'a gardener', language: 'es' });
  expect(JSON.stringify(writerGot().input)).toMatch(/Language: [^\\]*Spanish/);
  expect(painterGot().prompt).toMatch(/noir/i);
});

it('no provider keeps anything, or learns who asks', async () => {
  const names = { discord: 'Quillhaven Brandtsen', slack: 'Ottoline Vexley' };
  const identifiers = [names.discord, names.slack, 'quillhaven_brandtsen', 'Harbour', 'Lantern'];
  for (const platform of ['discord', 'slack'] as const) {
    const person = stack[platform].person(names[platform]);
    const card = await makeCharacter(stack[platform], person, { prompt: 'a keeper of nothing' });
    const team = platform === 'slack' ? stack.slack.workspace('Lantern').id : '';
    const account = await accountOf(stack.core, { platform, team, user: person.id, name: person.name });
    identifiers.push(person.id, card.id, card.channel, account?.id ?? 'none', account?.key ?? 'none');
    if (team !== '') identifiers.push(team);
  }
  const exchanges = stack.journal.exchanges.filter(
    ({ standIn }) => standIn === 'openai' || standIn === 'fal',
  );
  expect(exchanges.length).toBeGreaterThan(8);
  for (const { request } of exchanges) {
    const whole = [request.url, JSON.stringify(request.headers), request.body.toString()].join('\n');
    for (const identifier of identifiers) expect(whole).not.toContain(identifier);
  }
  for (const { request } of stack.journal.of('openai', 'POST /v1/responses')) {
    const body = writing.parse(JSON.parse(request.body.toString()));
    expect(body.store).toBe(false);
    for (const field of ['user', 'safety_identifier', 'prompt_cache_key', 'metadata'])
      expect(body).not.toHaveProperty(field);
  }
  for (const { request } of stack.journal.of('fal', submitting))
    expect(request.headers['x-fal-store-io']).toBe('0');
});
