import type { Rule } from './rule.ts';

/** The rooms of core from the ground up: each may use those before it. */
const rooms = [
  'base',
  'zip',
  'crypto',
  'store',
  'profile',
  'places',
  'accounts',
  'privacy',
  'jobs',
  'characters',
  'safety',
  'rights',
  'backup',
] as const;

const direction = (room: string, index: number): Rule => ({
  name: `core-${room}-direction`,
  comment: `core/${room} may use ${rooms.slice(0, index).join(', ') || 'no other room'}.`,
  from: { path: `^core/${room}/` },
  to: { path: '^core/[^/]+/', pathNot: `^core/(${rooms.slice(0, index + 1).join('|')})/` },
});

/** Which way dependencies run. */
export const directionRules: readonly Rule[] = [
  ...rooms.map(direction),
  {
    name: 'core-rooms-known',
    comment: 'A room of core that has no place in the order.',
    from: { path: '^core/[^/]+/', pathNot: `^core/(${rooms.join('|')}|program)/` },
    to: {},
  },
  {
    name: 'core-top',
    comment:
      'Rooms know the top of core by the type Core alone; register, settings and sweep stand above them.',
    from: { path: '^core/[^/]+/' },
    to: { path: '^core/[^/]+\\.ts$', pathNot: '^core/core\\.ts$' },
  },
  {
    name: 'core-by-type',
    comment: 'Inside core, core.ts is imported with `import type` only: a use case is given its core.',
    from: { path: '^core/' },
    to: { path: '^core/core\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'core-opened-by-programs',
    comment: 'A core is opened where a program starts, and handed on.',
    from: {
      path: '^(bots|workers|linking-web|operator)/',
      pathNot: '^((bots|workers|linking-web|operator)/main|operator/desk)\\.ts$',
    },
    to: { path: '^core/core\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'core-knows-no-program',
    comment: 'Core knows neither bots nor workers nor what they are tried with.',
    from: { path: '^core/' },
    to: { path: '^(bots|workers|linking-web|operator|playground|test|bench|docs)/' },
  },
  {
    name: 'bots-to-core',
    comment: 'Bots meet the other programs in the store and in the queues only.',
    from: { path: '^bots/' },
    to: { path: '^(workers|linking-web|operator|playground|test|bench|docs)/' },
  },
  {
    name: 'workers-to-core',
    comment: 'Workers meet the other programs in the store and in the queues only.',
    from: { path: '^workers/' },
    to: { path: '^(bots|linking-web|operator|playground|test|bench|docs)/' },
  },
  {
    name: 'site-to-core',
    comment: 'The site meets the other programs in the store and in the queues only.',
    from: { path: '^linking-web/' },
    to: { path: '^(bots|workers|operator|playground|test|bench|docs)/' },
  },
  {
    name: 'operator-to-core',
    comment:
      'The operator meets the other programs in the store and in the queues only; one list asks each about itself.',
    from: { path: '^operator/', pathNot: '^operator/doctor/programs\\.ts$' },
    to: { path: '^(bots|workers|linking-web|playground|test|bench|docs)/' },
  },
  {
    name: 'operator-asks-programs',
    comment: 'Of the other programs the doctor knows their settings and what each says of itself.',
    from: { path: '^operator/doctor/programs\\.ts$' },
    to: {
      path: '^(bots|workers|linking-web|playground|test|bench|docs)/',
      pathNot:
        '^(bots/(examine|platforms|start)|workers/(examine|settings)|linking-web/(settings|logins/(configure|logins)))\\.ts$',
    },
  },
  {
    name: 'frame-of-programs',
    comment:
      'core/program/ is what a process runs in, and it ends it: only programs, and what starts them all, may use it.',
    from: {
      pathNot: ['/main\\.ts$', '^bots/discord/register\\.ts$', '^core/program/', '^playground/', '^test/'],
    },
    to: { path: '^core/program/' },
  },
  {
    name: 'platforms-apart',
    comment: 'A platform knows no other platform.',
    from: { path: '^bots/(discord|slack)/' },
    to: { path: '^bots/(discord|slack)/', pathNot: '^bots/$1/' },
  },
  {
    name: 'platforms-in-one-list',
    comment: 'Platforms are named in bots/platforms.ts only: another one is a folder and a line.',
    from: { path: '^bots/', pathNot: '^bots/(platforms\\.ts$|discord/|slack/)' },
    to: { path: '^bots/(discord|slack)/' },
  },
];
