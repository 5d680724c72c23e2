import type { RunId } from './ids.ts';
import type { Log } from './log.ts';
import type { ProblemCode } from './problem.ts';

/** One function per business event: what the log may say is decided here and nowhere else. Ids, codes and numbers only. */
export const events = {
  started: (log: Log, program: string) => {
    log.info({ event: 'started', program });
  },
  stopped: (log: Log, program: string) => {
    log.info({ event: 'stopped', program });
  },
  commandAnswered: (log: Log, command: string, platform: string, milliseconds: number) => {
    log.info({ event: 'command-answered', command, platform, milliseconds });
  },
  commandFailed: (log: Log, command: string, platform: string, code: ProblemCode, cause: unknown) => {
    log.warn({ event: 'command-failed', command, platform, code, err: cause });
  },
  runRequested: (log: Log, run: RunId, kind: string) => {
    log.info({ event: 'run-requested', run, kind });
  },
  runClaimed: (log: Log, run: RunId, attempt: number) => {
    log.info({ event: 'run-claimed', run, attempt });
  },
  runLost: (log: Log, run: RunId) => {
    log.warn({ event: 'run-lost', run });
  },
  runDelayed: (log: Log, run: RunId, code: ProblemCode, milliseconds: number) => {
    log.warn({ event: 'run-delayed', run, code, milliseconds });
  },
  runEnded: (log: Log, run: RunId, state: string, milliseconds: number, cost: number) => {
    log.info({ event: 'run-ended', run, state, milliseconds, cost });
  },
  stepFailed: (log: Log, run: RunId, step: string, code: ProblemCode, cause: unknown) => {
    log.warn({ event: 'step-failed', run, step, code, err: cause });
  },
  drawFailed: (log: Log, run: RunId, platform: string, cause: unknown) => {
    log.warn({ event: 'draw-failed', run, platform, err: cause });
  },
  drawFellBack: (log: Log, run: RunId, platform: string, to: string) => {
    log.info({ event: 'draw-fell-back', run, platform, to });
  },
  swept: (log: Log, counts: Readonly<Record<string, number>>) => {
    log.info({ event: 'swept', ...counts });
  },
  keyShredded: (log: Log, owner: string, keys: number) => {
    log.info({ event: 'key-shredded', owner, keys });
  },
} as const;
