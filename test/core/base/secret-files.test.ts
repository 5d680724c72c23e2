import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { withSecretFiles } from '../../../core/base/secret-files.ts';

const settings = z.object({ FAL_KEY: z.string(), DISCORD_TOKEN: z.string() });

function secretFile(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'persona-secrets-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, 'secret');
  writeFileSync(path, content);
  return path;
}

test('a variable may lie in a file', () => {
  const environment = { FAL_KEY_FILE: secretFile('key\n'), REDIS_URL: 'redis://here' };
  expect(withSecretFiles(environment, [settings])).toMatchObject({
    FAL_KEY: 'key',
    REDIS_URL: 'redis://here',
  });
});

test('files of others are left alone', () => {
  expect(withSecretFiles({ SSL_CERT_FILE: '/nowhere' }, [settings])).toEqual({ SSL_CERT_FILE: '/nowhere' });
});

test('each mistake is a line', () => {
  const environment = {
    FAL_KEY: 'key',
    FAL_KEY_FILE: secretFile('other'),
    DISCORD_TOKEN_FILE: '/nowhere/token',
  };
  const lines = [
    'FAL_KEY_FILE: FAL_KEY is set as well; leave one of them out',
    'DISCORD_TOKEN_FILE: /nowhere/token cannot be read',
  ];
  expect(() => withSecretFiles(environment, [settings])).toThrow(
    expect.objectContaining({ detail: { lines } }),
  );
});
