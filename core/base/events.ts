import type { RunId } from './ids.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { ProblemCode } from './problem.ts';
import { safetyEvents } from './safety-events.ts';

/** What hears of events. */
export interface Witness {
  readonly log: Log;
  readonly metrics: Metrics;
}

/** What is told of a run that has ended. */
export interface EndedRun {
  readonly _id: string;
  readonly kind: string;
  readonly platform: string;
  readonly state: string;
  readonly problem: ProblemCode | null;
  /** Micro-dollars. */
  readonly cost: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly writing: Step;
  readonly painting: Step;
}

interface Step {
  readonly intendedAt?: Date | undefined;
  readonly doneAt?: Date | undefined;
}

const seconds = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / 1_000);

/**
 * One function per business event: what log and metrics may say is decided here and nowhere else. Ids, codes and numbers
 * only. Where the message of a thrown error must not become the line's own, the line has words of its own.
 */
export const events = {
  ...safetyEvents,
  started: ({ log }: Witness, program: string) => {
    log.info({ event: 'started', program });
  },
  stopping: ({ log }: Witness, program: string) => {
    log.info({ event: 'stopping', program });
  },
  stopped: ({ log }: Witness, program: string) => {
    log.info({ event: 'stopped', program });
  },
  crashed: ({ log }: Witness, program: string, error: unknown) => {
    log.fatal({ event: 'crashed', program, err: error }, 'an error that nothing expected ends the program');
  },
  acknowledged: ({ metrics }: Witness, platform: string, milliseconds: number) => {
    metrics.acknowledgementSeconds.observe({ platform }, milliseconds / 1_000);
  },
  commandAnswered: ({ log, metrics }: Witness, command: string, platform: string, milliseconds: number) => {
    log.info({ event: 'command-answered', command, platform, milliseconds: Math.round(milliseconds) });
    metrics.commands.inc({ command, platform, outcome: 'answered' });
    metrics.commandSeconds.observe({ command, platform }, milliseconds / 1_000);
  },
  commandFailed: (
    { log, metrics }: Witness,
    command: string,
    platform: string,
    code: ProblemCode,
    cause: unknown,
  ) => {
    log.warn({ event: 'command-failed', command, platform, code, err: cause });
    metrics.commands.inc({ command, platform, outcome: code });
  },
  deliveryFailed: ({ log }: Witness, platform: string, error: unknown) => {
    log.error({ event: 'delivery-failed', platform, err: error }, 'a delivery was not answered');
  },
  lineFailed: ({ log }: Witness, platform: string, error: unknown) => {
    log.warn({ event: 'line-failed', platform, err: error }, 'the line to the platform failed');
  },
  lineRefused: ({ log }: Witness, platform: string, code: number) => {
    log.fatal({ event: 'line-refused', platform, code }, 'the platform will not take this connection back');
  },
  /** What a platform's library has to say of itself: only what cannot quote a person. */
  librarySaid: ({ log }: Witness, platform: string, level: 'warn' | 'error', said: string) => {
    log[level]({ event: 'library-said', platform, said });
  },
  runRequested: ({ log, metrics }: Witness, run: RunId, kind: string, platform: string) => {
    log.info({ event: 'run-requested', run, kind });
    metrics.runsRequested.inc({ kind, platform });
  },
  runClaimed: ({ log }: Witness, run: RunId, attempt: number) => {
    log.info({ event: 'run-claimed', run, attempt });
  },
  runLost: ({ log, metrics }: Witness, run: RunId) => {
    log.warn({ event: 'run-lost', run });
    metrics.runsLost.inc();
  },
  runDelayed: ({ log, metrics }: Witness, run: RunId, code: ProblemCode, milliseconds: number) => {
    log.warn({ event: 'run-delayed', run, code, milliseconds });
    metrics.runsDelayed.inc({ problem: code });
  },
  runEnded: ({ log, metrics }: Witness, run: EndedRun) => {
    const { _id, kind, platform, state, problem, cost, createdAt, startedAt, endedAt } = run;
    const whole = seconds(createdAt, endedAt ?? createdAt);
    log.info({ event: 'run-ended', run: _id, state, milliseconds: whole * 1_000, cost });
    metrics.runsEnded.inc({ kind, platform, state, problem: problem ?? '' });
    metrics.runSeconds.observe({ kind, state }, whole);
    metrics.spentDollars.inc({ kind }, cost / 1_000_000);
    if (state !== 'done') return;
    if (startedAt) metrics.stepSeconds.observe({ step: 'waiting' }, seconds(createdAt, startedAt));
    for (const step of ['writing', 'painting'] as const) {
      const { intendedAt, doneAt } = run[step];
      if (intendedAt && doneAt) metrics.stepSeconds.observe({ step }, seconds(intendedAt, doneAt));
    }
  },
  stepFailed: ({ log, metrics }: Witness, run: RunId, step: string, code: ProblemCode, cause: unknown) => {
    log.warn({ event: 'step-failed', run, step, code, err: cause });
    metrics.stepFailures.inc({ step, problem: code });
  },
  drawn: ({ metrics }: Witness, platform: string) => {
    metrics.draws.inc({ platform, outcome: 'drawn' });
  },
  drawFellBack: ({ log, metrics }: Witness, run: RunId, platform: string, to: string) => {
    log.info({ event: 'draw-fell-back', run, platform, to });
    metrics.draws.inc({ platform, outcome: to });
  },
  spendWarned: ({ log }: Witness, spent: number, limit: number) => {
    log.warn({ event: 'spend-warned', spent, limit });
  },
  swept: ({ log, metrics }: Witness, counts: Readonly<Record<string, number>>) => {
    const found = Object.entries(counts).filter(([, count]) => count > 0);
    if (found.length === 0) return;
    log.info({ event: 'swept', ...counts });
    for (const [what, count] of found) metrics.swept.inc({ what }, count);
  },
  sweepFailed: ({ log }: Witness, code: ProblemCode, cause: unknown) => {
    log.warn({ event: 'sweep-failed', code, err: cause });
  },
} as const;
