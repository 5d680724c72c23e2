/** A house with one thing wrong in it. */
export interface Violation {
  /** The rule that must find it. */
  readonly rule: string;
  readonly files: Readonly<Record<string, string>>;
}

const thing = 'export const thing = 1;';

/** One file that imports another. */
const pair = (rule: string, from: string, to: string): Violation => ({
  rule,
  files: { [from]: `export { thing } from '${pathBetween(from, to)}';`, [to]: thing },
});

/** One file that imports a package. */
const use = (rule: string, from: string, name: string): Violation => ({
  rule,
  files: { [from]: `export { planted } from '${name}';` },
});

const pathBetween = (from: string, to: string): string => `${'../'.repeat(from.split('/').length - 1)}${to}`;

/** At least one for each rule: what a rule does not find here, it would find nowhere. */
export const violations: readonly Violation[] = [
  pair('core-base-direction', 'core/base/ids.ts', 'core/crypto/seal.ts'),
  pair('core-zip-direction', 'core/zip/write.ts', 'core/store/rows.ts'),
  pair('core-crypto-direction', 'core/crypto/seal.ts', 'core/store/rows.ts'),
  pair('core-store-direction', 'core/store/rows.ts', 'core/places/place.ts'),
  pair('core-places-direction', 'core/places/place.ts', 'core/accounts/account.ts'),
  pair('core-accounts-direction', 'core/accounts/account.ts', 'core/privacy/may.ts'),
  pair('core-privacy-direction', 'core/privacy/may.ts', 'core/jobs/run.ts'),
  pair('core-profile-direction', 'core/profile/profile.ts', 'core/jobs/run.ts'),
  pair('core-jobs-direction', 'core/jobs/run.ts', 'core/characters/find.ts'),
  pair('core-characters-direction', 'core/characters/find.ts', 'core/rights/erase.ts'),
  pair('core-safety-direction', 'core/safety/notice.ts', 'core/rights/erase.ts'),
  pair('core-rights-direction', 'core/rights/erase.ts', 'core/attic/thing.ts'),
  pair('core-backup-direction', 'core/backup/restore.ts', 'core/attic/thing.ts'),
  pair('core-rooms-known', 'core/attic/thing.ts', 'core/base/ids.ts'),
  pair('core-top', 'core/jobs/run.ts', 'core/register.ts'),
  pair('core-by-type', 'core/jobs/request.ts', 'core/core.ts'),
  pair('core-opened-by-programs', 'bots/start.ts', 'core/core.ts'),
  pair('core-knows-no-program', 'core/jobs/run.ts', 'workers/work.ts'),
  pair('bots-to-core', 'bots/start.ts', 'workers/work.ts'),
  pair('workers-to-core', 'workers/work.ts', 'bots/views/view.ts'),
  pair('operator-to-core', 'operator/costs.ts', 'workers/work.ts'),
  pair('operator-asks-programs', 'operator/doctor/programs.ts', 'workers/work.ts'),
  use('command-line-in-one-file', 'operator/costs.ts', 'commander'),
  pair('site-to-core', 'linking-web/app.ts', 'workers/work.ts'),
  pair('frame-of-programs', 'workers/work.ts', 'core/program/run-program.ts'),
  pair('platforms-apart', 'bots/slack/read.ts', 'bots/discord/read.ts'),
  pair('platforms-in-one-list', 'bots/start.ts', 'bots/discord/index.ts'),
  use('mongoose-in-store', 'core/accounts/waiting.ts', 'mongoose'),
  use('queues-in-one-file', 'core/jobs/request.ts', 'bullmq'),
  use('queues-in-one-file', 'workers/start.ts', 'ioredis'),
  use('discord-in-its-folder', 'bots/views/card.ts', 'discord.js'),
  use('slack-in-its-folder', 'bots/discord/read.ts', '@slack/bolt'),
  use('openai-in-its-folder', 'workers/tasks/write.ts', 'openai'),
  use('fal-in-its-folder', 'playground/fal/queue.ts', '@fal-ai/client'),
  use('commands-without-libraries', 'bots/commands/create.ts', 'zod'),
  use('core-without-web', 'core/jobs/run.ts', 'node:http'),
  use('core-without-web', 'core/jobs/run.ts', 'express'),
  use('product-without-tools', 'workers/work.ts', 'a-tool'),
  use('packages-declared', 'workers/work.ts', 'not-declared'),
  pair('product-in-stack-only', 'playground/openai/writer.ts', 'core/profile/profile.ts'),
  pair('playground-without-tests', 'playground/try.ts', 'test/journeys/world.ts'),
  pair('stand-ins-apart', 'playground/slack/post.ts', 'playground/discord/message.ts'),
  pair('kit-knows-no-stand-in', 'playground/kit/server.ts', 'playground/fal/queue.ts'),
  pair('page-in-the-browser', 'playground/page/client/app.tsx', 'playground/slack/message.ts'),
  {
    rule: 'no-cycles',
    files: {
      'core/jobs/claim.ts': "import { end } from './end.ts';\nexport const claim = () => end();",
      'core/jobs/end.ts': "import { claim } from './claim.ts';\nexport const end = () => claim();",
    },
  },
  {
    rule: 'no-cycles',
    files: {
      'core/jobs/claim.ts': "import type { End } from './end.ts';\nexport interface Claim { end: End }",
      'core/jobs/end.ts': "import type { Claim } from './claim.ts';\nexport interface End { claim: Claim }",
    },
  },
  { rule: 'no-orphans', files: { 'core/jobs/alone.ts': thing } },
  {
    rule: 'product-reachable',
    files: {
      'workers/main.ts': "import './start.ts';",
      'workers/start.ts': thing,
      'workers/forgotten.ts': "export { thing } from './start.ts';",
    },
  },
  {
    rule: 'playground-reachable',
    files: {
      'playground/try.ts': "import './stack.ts';",
      'playground/stack.ts': thing,
      'playground/forgotten.ts': "export { thing } from './stack.ts';",
    },
  },
  { rule: 'resolvable', files: { 'workers/work.ts': "export { thing } from './nowhere.ts';" } },
];
