import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { register } from '../../core/register.ts';
import { startEmbeddedStore } from '../../playground/mongo/server.ts';
import { makeCharacter, openJourney } from './open-journey.ts';

test('no collection is used that does not stand in the data register', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'persona-register-'));
  const used = new Set<string>();
  const beforeCommand = ({ collection }: { readonly collection: string | undefined }) => {
    if (collection !== undefined) used.add(collection);
  };
  {
    await using store = await startEmbeddedStore({ folder, beforeCommand });
    await using stack = await openJourney({ given: { ...process.env, MONGODB_URI: store.uri } });
    const kid = stack.discord.person('Kid');
    await kid.type({ command: 'persona', subcommand: 'create', options: { prompt: 'a dragon' } });
    await kid.click(await kid.see(({ text }) => text.includes('Before the first')), 'I am too young');
    await makeCharacter(stack.slack, stack.slack.person('Ada'));
  }
  rmSync(folder, { recursive: true, force: true });
  const registered = register.map(({ collection }) => collection);
  expect(registered).toEqual(expect.arrayContaining([...used]));
  expect(used).toContain('failed_gates');
  expect(used).toContain('portraits');
});
