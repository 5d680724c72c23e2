import type { Rule } from './rule.ts';

/** The stand-ins of the services, each in its folder. */
const standIns = 'discord|slack|openai|fal|google|github';

/** The playground: what speaks the services' protocols, and what puts it together with the product. */
export const playgroundRules: readonly Rule[] = [
  {
    name: 'product-in-stack-only',
    comment:
      'Only stack.ts and open-site.ts, which start the product, and look-inside.ts, which reads its stores, know it: a stand-in that shares its code proves nothing.',
    from: { path: '^playground/', pathNot: '^playground/(stack|open-site|look-inside)\\.ts$' },
    to: { path: '^(core|bots|workers|linking-web)/' },
  },
  {
    name: 'playground-without-tests',
    comment: 'The playground is used by tests and benchmarks, and uses none.',
    from: { path: '^playground/' },
    to: { path: '^(test|bench|docs)/' },
  },
  {
    name: 'stand-ins-apart',
    comment: 'A stand-in knows the kit and no other stand-in.',
    from: { path: `^playground/(${standIns}|mongo)/` },
    to: { path: '^playground/', pathNot: ['^playground/$1/', '^playground/kit/'] },
  },
  {
    name: 'kit-knows-no-stand-in',
    comment: 'What stand-ins are built from knows none of them.',
    from: { path: '^playground/kit/' },
    to: { path: '^playground/', pathNot: '^playground/kit/' },
  },
  {
    name: 'page-in-the-browser',
    comment:
      'The page runs in a browser: of the playground it uses what it agreed on with its server, and of the stand-ins types.',
    from: { path: '^playground/page/client/' },
    to: {
      path: ['^playground/', '^(node:)?(fs|http|path|crypto|process|stream)$'],
      pathNot: '^playground/page/(client/|protocol)',
      dependencyTypesNot: ['type-only'],
    },
  },
];
