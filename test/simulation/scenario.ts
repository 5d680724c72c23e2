import fc from 'fast-check';
import { day, minute, second } from '../../core/base/clock.ts';
import { processNames } from './ground.ts';

/** The state of a run at which a command about it is given. */
const moment = fc.constantFrom('queued', 'writing', 'painting', 'painting', 'done', 'done');
const person = fc.constantFrom(0, 0, 1);
/** Which of the runs that were asked for before. */
const of = fc.nat(9);

const changes = ['repaint', 'rewrite', 'vary'] as const;
/** How a character may be changed. */
export type Change = (typeof changes)[number];
const change = fc.constantFrom(...changes);

const command = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('create'), person, twice: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('change'), how: change, of, twice: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('cancel'), of, at: moment }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete'), of, at: moment }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('shred'), of, at: moment }) },
);
export type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('time'),
      milliseconds: fc.constantFrom(second, 6 * second, 25 * second, 40 * second, 3 * minute),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('sweep'), process: fc.constantFrom('workers-1', 'workers-2') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('death'), process: fc.constantFrom(...processNames) }),
  },
);
export type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** What one simulation is made of; the order of the steps is the scheduler's. */
export const scenario = fc.record({
  /** Runs that an account may make on a day. */
  quota: fc.constantFrom(1, 2, 100, 100, 100),
  /** How many runs at their worst cost the day's spend has room for. */
  spend: fc.constantFrom(1, 2, 100, 100, 100),
  startsAt: fc.constantFrom('2126-11-24T10:00:00Z', '2126-11-24T10:00:00Z', '2126-11-24T23:59:50Z'),
  commands: fc.array(command, { minLength: 1, maxLength: 3 }),
  /** What happens when so many steps were made since the one before it, or when nothing else goes on. */
  happenings: fc.array(fc.record({ after: fc.nat(50), what: happening }), { minLength: 2, maxLength: 7 }),
  /** What becomes of the steps: one number from 0 to 99 for each. */
  rolls: fc.infiniteStream(fc.nat(99)),
});
export type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

/** How long what was deleted is kept, and a little more. */
export const untilErased = 8 * day;
