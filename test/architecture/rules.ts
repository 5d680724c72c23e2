import { directionRules } from './direction-rules.ts';
import { libraryRules } from './library-rules.ts';
import { playgroundRules } from './playground-rules.ts';
import { programs } from './programs.ts';
import type { Rule } from './rule.ts';

/** Everything is reached from these; the page's code by the browser. */
const entries = [...programs(), 'playground/page/client/main.tsx'].map(
  (path) => `^${path.replaceAll('.', '\\.')}$`,
);

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
    from: {
      orphan: true,
      pathNot: ['^playground/node-version\\.mjs$', '\\.d\\.ts$', '^linking-web/static/'],
    },
    to: {},
  },
  {
    name: 'product-reachable',
    comment: 'Every file of the product is reached from a program; the rest is dead.',
    from: { path: entries },
    to: {
      path: '^(core|bots|workers|linking-web|operator)/',
      // What browsers load by its address.
      pathNot: [...entries, '^linking-web/static/'],
      reachable: false,
    },
  },
  {
    name: 'playground-reachable',
    comment: 'Every file of the playground is reached from a program or from a test.',
    from: { path: [...entries, '^test/'] },
    to: { path: '^playground/', pathNot: [...entries, '\\.mjs$', '\\.d\\.ts$', '\\.css$'], reachable: false },
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
