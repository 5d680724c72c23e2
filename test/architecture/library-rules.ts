import type { Rule } from './rule.ts';

/** Matches where a package's files lie, whoever installed it. */
const packages = (...names: string[]): string => `(^|/)node_modules/(${names.join('|')})(/|$)`;

const onlyIn = (name: string, comment: string, library: string, where: string[]): Rule => ({
  name,
  comment,
  from: { path: '^(core|bots|workers|linking-web|operator|playground|docs)/', pathNot: where },
  to: { path: library },
});

/** Which library may be used where. Tests and benchmarks may use each of them. */
export const libraryRules: readonly Rule[] = [
  onlyIn(
    'mongoose-in-store',
    'MongoDB is reached through core/store only.',
    packages('mongoose', 'mongodb'),
    ['^core/store/'],
  ),
  onlyIn(
    'queues-in-one-file',
    'BullMQ and Redis are known to core/jobs/queues.ts and to what asks the server about itself; the playground starts a Redis and shows what is in it.',
    packages('bullmq', 'ioredis'),
    ['^core/jobs/(queues|queue-server)\\.ts$', '^playground/(redis|redis-contents|look-inside)\\.ts$'],
  ),
  onlyIn(
    'discord-in-its-folder',
    "Discord's library is known to bots/discord only.",
    packages('discord\\.js', 'discord-api-types', '@discordjs'),
    ['^bots/discord/'],
  ),
  onlyIn('slack-in-its-folder', "Slack's library is known to bots/slack only.", packages('@slack'), [
    '^bots/slack/',
  ]),
  onlyIn('openai-in-its-folder', "OpenAI's library is known to workers/openai only.", packages('openai'), [
    '^workers/openai/',
  ]),
  onlyIn('fal-in-its-folder', "fal's library is known to workers/fal only.", packages('@fal-ai'), [
    '^workers/fal/',
  ]),
  onlyIn(
    'command-line-in-one-file',
    'Verbs are rows of a table: what reads the words is known to operator/run.ts only.',
    packages('commander'),
    ['^operator/run\\.ts$'],
  ),
  {
    name: 'commands-without-libraries',
    comment:
      'Commands, actions and views are words and decisions: what needs a library belongs into core or a platform.',
    from: { path: '^bots/(commands|actions|views)/' },
    to: { path: '(^|/)node_modules/' },
  },
  {
    name: 'core-without-web',
    comment: 'Core knows no HTTP; only the frame of a program answers how it is.',
    from: { path: '^core/', pathNot: '^core/program/status-server\\.ts$' },
    to: { path: ['^(node:)?(http|https|http2|net|tls|dgram)$', packages('express', 'undici', 'ws')] },
  },
  {
    name: 'product-without-tools',
    comment: 'What an operator runs may not need packages that are installed for development only.',
    from: { path: '^(core|bots|workers|linking-web|operator)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'packages-declared',
    comment: 'A package that is imported stands in package.json.',
    from: { path: '^(core|bots|workers|linking-web|operator|playground|test|bench|docs)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
];
