import { type Command, defineCommand } from '../../../bots/command.ts';

const nothing = { kind: 'nothing' } as const;
const run = () => Promise.resolve(nothing);

/** A small table of commands: what the platform reads, whatever the commands do. */
export const table: readonly Command[] = [
  defineCommand({
    name: 'persona create',
    description: 'Make a character',
    purpose: 'make',
    options: [
      { name: 'prompt', description: 'Who it is', required: false, prompt: true },
      { name: 'style', description: 'Art style', required: false },
      { name: 'name', description: 'Its name', required: false },
    ],
    answers: () => 'public',
    run,
  }),
  defineCommand({
    name: 'persona help',
    description: 'What there is',
    purpose: 'use-own',
    options: [],
    answers: () => 'private',
    run,
  }),
  defineCommand({
    name: 'privacy',
    description: 'Your choices',
    purpose: 'use-own',
    options: [{ name: 'choice', description: 'Which', required: true }],
    answers: () => 'private',
    run,
  }),
];
