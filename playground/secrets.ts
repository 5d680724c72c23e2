import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** Keys and tokens of one playground. Kept in its folder: what was sealed yesterday opens today. */
const secrets = z.object({
  masterKey: z.string(),
  lookupKey: z.string(),
  discordToken: z.string(),
  slackAppToken: z.string(),
  slackBotToken: z.string(),
  slackSigningSecret: z.string(),
  slackClientSecret: z.string(),
  openaiKey: z.string(),
  falKey: z.string(),
  // Asked for by nothing that is kept: a folder from before them gets new ones at each start.
  googleClientSecret: z.string().default(() => hex(16)),
  githubClientSecret: z.string().default(() => hex(16)),
});
export type Secrets = z.output<typeof secrets>;

const create = (): Secrets => ({
  masterKey: randomBytes(32).toString('base64'),
  lookupKey: randomBytes(32).toString('base64'),
  discordToken: `${hex(12)}.${hex(3)}.${hex(16)}`,
  slackAppToken: `xapp-1-${hex(16)}`,
  slackBotToken: `xoxb-${hex(16)}`,
  slackSigningSecret: hex(16),
  slackClientSecret: hex(16),
  openaiKey: `sk-${hex(20)}`,
  falKey: `${hex(8)}:${hex(16)}`,
  googleClientSecret: hex(16),
  githubClientSecret: hex(16),
});

/**
 * The secrets of a playground's folder, made at its first start.
 * @throws Error in one line if the folder cannot be written to
 */
export function secretsOf(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  try {
    mkdirSync(folder, { recursive: true });
    if (!existsSync(file)) writeOnce(file, JSON.stringify(create()));
    return secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new Error(
      `${folder} cannot be used: ${reason}. Set PERSONA_DATA to a folder that can be written to`,
      {
        cause: error,
      },
    );
  }
}

/** Writes a file whole, unless another process that started at the same moment was faster: then its file stays. */
function writeOnce(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}
