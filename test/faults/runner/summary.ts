import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { type FaultOutcome, linesOf, tallyOf } from './tally.ts';

/** Prints in the end what came of each fault. */
export const summary: Reporter = {
  onTestRunEnd(modules) {
    const tallies = tallyOf(modules.flatMap(outcomesOf));
    process.stdout.write(`\n${linesOf(tallies).join('\n')}\n`);
    if (tallies.some(({ isSlow }) => isSlow)) process.exitCode = 1;
  },
};

const outcomesOf = (module: TestModule): FaultOutcome[] =>
  [...module.children.allTests()].flatMap((test) => outcomeOf(test));

function outcomeOf(test: TestCase): FaultOutcome[] {
  const { fault } = test.meta();
  if (!fault) return [];
  const outcome = ({ passed: 'held', failed: 'violated', skipped: 'skipped' } as const)[
    endOf(test.result().state)
  ];
  // What was never begun because its stage broke has not held either.
  const isBroken = outcome === 'skipped' && test.parent.errors().length > 0;
  return [{ ...fault, outcome: isBroken ? 'violated' : outcome }];
}

/** A test that the end of the run has left unfinished has not held. */
const endOf = (state: ReturnType<TestCase['result']>['state']): 'passed' | 'failed' | 'skipped' =>
  state === 'pending' ? 'failed' : state;
