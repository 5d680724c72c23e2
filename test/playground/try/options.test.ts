import { describe, expect, it } from 'vitest';
import { readTryOptions } from '../../../playground/try-options.ts';

const prompt = 'a shy lighthouse keeper';

describe('the words behind npm run try --', () => {
  it('are a prompt, and what it is done with', () => {
    const usual = { prompt, on: 'discord', json: false, out: '.', har: undefined };
    expect(readTryOptions([prompt])).toEqual(usual);
    const all = ['--on', 'slack', '--json', '--out', 'cards', prompt, '--har', 'trace.har'];
    expect(readTryOptions(all)).toEqual({ prompt, on: 'slack', json: true, out: 'cards', har: 'trace.har' });
    expect(readTryOptions(['--', '--json'])).toEqual({ ...usual, prompt: '--json' });
  });

  it.each([
    ['no prompt', [], /^There is no prompt\. Usage: npm run try -- "<prompt>"/],
    ['an empty prompt', [''], /^The prompt is empty/],
    ['a blank prompt', [' \t '], /^The prompt is empty/],
    ['a prompt without quotes', ['two', 'words'], /^Put the prompt in quotes.* Usage/],
    ['an unknown option', [prompt, '--frobnicate'], /^Unknown option '--frobnicate'\. Usage/],
    ['an option without its value', [prompt, '--out'], /--out.* Usage/],
    ['a value that is none', [prompt, '--json=yes'], /--json.* Usage/],
    ['an unknown platform', [prompt, '--on', 'teams'], /^--on takes discord or slack\. Usage/],
  ])('%s: one line says what to type', (_what, words, saying) => {
    expect(() => readTryOptions(words)).toThrow(saying);
    expect(() => readTryOptions(words)).not.toThrow(/\n/);
  });
});
