import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Verb } from '../../operator/verb.ts';
import { verbs } from '../../operator/verbs.ts';
import { installations } from '../../core/store/installation.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { newAccount } from '../core/world.ts';
import { type Journey, openJourney } from '../journeys/open-journey.ts';
import { runProgram } from '../playground/try/run-try.ts';
import { coreOn, operate } from './stage.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney({ bots: false, workers: false });
});
afterAll(() => journey[Symbol.asyncDispose]());

/** What a verb cannot do without. */
const needed = ({ parameters }: Verb): string[] =>
  parameters.filter(({ required }) => required).flatMap(({ flags }) => [flags.split(' ')[0] ?? '', 'x']);

const lineOf = (name: string, summary: string) => new RegExp(`^ +${name} +${summary}$`, 'm');

it('without a verb, and with a wrong one, the table is printed, a line for each', async () => {
  const [none, wrong] = await Promise.all([
    runProgram('operator/main.ts', [], journey.environment),
    operate(journey.environment, ['repair']),
  ]);
  for (const { name, summary } of verbs) {
    expect(none.stderr).toMatch(lineOf(name, summary));
    expect(wrong.errors).toMatch(lineOf(name, summary));
  }
  expect(wrong.errors).toMatch(/^error: unknown command 'repair'\n/);
  expect([none.code, wrong.code]).toEqual([1, 1]);
});

it.each(verbs)('$name says what it takes, and what it cannot use in one line', async (verb) => {
  const help = await operate({}, [verb.name, '--help']);
  expect(help.code).toBe(0);
  for (const { flags } of verb.parameters) expect(help.out).toContain(flags.replace(/^\[(.*)\]$/, '$1'));
  const wrong = await operate(journey.environment, [verb.name, ...needed(verb), '--wrong']);
  expect(wrong.errors).toBe("error: unknown option '--wrong'");
  expect(wrong.code).toBe(1);
});

it('values that make no sense are named', async () => {
  const { code, errors } = await operate(journey.environment, ['costs', '--days', 'many', '--by', 'moon']);
  expect(errors.split('\n').map((line) => line.split(':')[0])).toEqual(['--days', '--by']);
  expect(code).toBe(1);
});

it('every mistake in the environment is named', async () => {
  const { errors } = await operate({ MONGODB_URI: 'x' }, ['migrate']);
  expect(errors.split('\n').map((line) => line.split(':')[0])).toEqual([
    'MONGODB_URI',
    'REDIS_URL',
    'PERSONA_MASTER_KEYS',
    'PERSONA_LOOKUP_KEYS',
  ]);
});

it('a store from before versions is migrated, after a look at what that would do', async () => {
  const { store } = journey.core;
  await newAccount(journey.core);
  await rowsOf(store, installations).remove({});
  await expect(coreOn(journey.environment)).rejects.toMatchObject({ code: 'configuration' });
  const dry = await operate(journey.environment, ['migrate', '--dry-run']);
  expect(dry.out).toContain('way back: ');
  await expect(coreOn(journey.environment)).rejects.toMatchObject({ code: 'configuration' });
  const real = await runProgram('operator/main.ts', ['migrate'], journey.environment);
  expect(real).toMatchObject({ code: 0, stderr: '' });
  expect(real.stdout).toContain('The store has schema 3 now.');
  await using core = await coreOn(journey.environment);
  expect(core.store.connection.readyState).toBe(1);
  expect((await operate(journey.environment, ['migrate'])).out).toBe(
    'The store has schema 3: nothing to do.',
  );
});
