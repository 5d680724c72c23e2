import { directionRules } from './direction-rules.ts';
import { libraryRules } from './library-rules.ts';
import { playgroundRules } from './playground-rules.ts';
import type { Rule } from './rule.ts';

/** The programs that are started by name; everything else is reached from one of them. */
const programs =
  '^((bots|workers)/main|bots/discord/register|bots/slack/manifest|playground/(try|smoke|mongo/main))\\.ts$';

const wholeRules: readonly Rule[] = [
  {
    name: 'no-cycles',
    comment:
      'Two files that need each other are one thing, or need a third. Only core.ts is named by its own use cases, as a type.',
    from: {},
    to: { circular: true, viaOnly: { pathNot: '^core/core\\.ts$' } },
  },
  {
    name: 'no-orphans',
    comment: 'A file that imports nothing and is imported by nothing does nothing.',
    from: { orphan: true, pathNot: ['^playground/node-version\\.mjs$'] },
    to: {},
  },
  {
    name: 'product-reachable',
    comment: 'Every file of the product is reached from a program; the rest is dead.',
    from: { path: programs },
    to: { path: '^(core|bots|workers)/', pathNot: programs, reachable: false },
  },
  {
    name: 'playground-reachable',
    comment: 'Every file of the playground is reached from a program or from a test.',
    from: { path: [programs, '^test/'] },
    to: { path: '^playground/', pathNot: [programs, '\\.mjs$'], reachable: false },
  },
  {
    name: 'resolvable',
    comment: 'An import that leads nowhere.',
    from: {},
    to: { couldNotResolve: true },
  },
];

/** What holds the house in place. */
export const rules: readonly Rule[] = [...directionRules, ...libraryRules, ...playgroundRules, ...wholeRules];
