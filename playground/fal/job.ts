import { randomInt, randomUUID } from 'node:crypto';
import type { PaintInput } from './input.ts';
import type { FalPace, PainterScenario } from './scenario.ts';

export type JobState = 'IN_QUEUE' | 'IN_PROGRESS' | 'COMPLETED';

export interface Log {
  readonly message: string;
  readonly level: 'INFO';
  readonly source: 'USER';
  readonly timestamp: string;
}

const usualSteps = 28;

/** All that a job follows from. Times in milliseconds since 1970. */
export interface JobFacts {
  readonly id: string;
  /** `fal-ai/flux-pro/v1.1`, as it was submitted. */
  readonly application: string;
  readonly input: PaintInput;
  readonly outcome: PainterScenario;
  readonly seed: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly cancelledAt?: number | undefined;
}

/** A job that is submitted now. */
export function newJob(
  order: Pick<JobFacts, 'application' | 'input' | 'outcome'>,
  { queueMilliseconds, paintMilliseconds }: FalPace,
): Job {
  const startsAt = Date.now() + queueMilliseconds;
  return new Job({
    ...order,
    id: randomUUID(),
    seed: order.input.seed ?? randomInt(2 ** 32),
    startsAt,
    endsAt: startsAt + paintMilliseconds,
  });
}

/** One painting. Its state follows from the time that has passed, so that nothing has to run in between. */
export class Job {
  readonly id: string;
  readonly application: string;
  readonly input: PaintInput;
  readonly outcome: PainterScenario;
  readonly seed: number;
  readonly #startsAt: number;
  readonly #endsAt: number;
  #cancelledAt: number | undefined;

  constructor(facts: JobFacts) {
    this.id = facts.id;
    this.application = facts.application;
    this.input = facts.input;
    this.outcome = facts.outcome;
    this.seed = facts.seed;
    this.#startsAt = facts.startsAt;
    this.#endsAt = facts.endsAt;
    this.#cancelledAt = facts.cancelledAt;
  }

  get facts(): JobFacts {
    const { id, application, input, outcome, seed } = this;
    const times = { startsAt: this.#startsAt, endsAt: this.#endsAt, cancelledAt: this.#cancelledAt };
    return { id, application, input, outcome, seed, ...times };
  }

  get state(): JobState {
    const now = Date.now();
    if (this.cancelled || now >= this.#endsAt) return 'COMPLETED';
    return now >= this.#startsAt ? 'IN_PROGRESS' : 'IN_QUEUE';
  }

  get cancelled(): boolean {
    return this.#cancelledAt !== undefined;
  }

  /** Seconds that the painter took. */
  get inferenceTime(): number {
    return Math.max(0, (this.#cancelledAt ?? this.#endsAt) - this.#startsAt) / 1000;
  }

  /** Cancels the job unless it is over. Says whether it did. */
  cancel(): boolean {
    if (this.state === 'COMPLETED') return false;
    this.#cancelledAt = Date.now();
    return true;
  }

  /** FLUX's progress bar so far: a line at the start and one for each quarter. */
  logs(): Log[] {
    const end = Math.min(Date.now(), this.#cancelledAt ?? Infinity);
    const whole = this.#endsAt - this.#startsAt;
    return [0, 0.25, 0.5, 0.75, 1]
      .map((part) => ({ part, at: this.#startsAt + whole * part }))
      .filter(({ at }) => at <= end)
      .map(({ part, at }) => ({
        message: progressLine(part),
        level: 'INFO',
        source: 'USER',
        timestamp: new Date(at).toISOString(),
      }));
  }
}

/** tqdm's line: ` 25%|██▌       | 7/28`. */
function progressLine(part: number): string {
  const percent = String(Math.round(part * 100)).padStart(3);
  const filled = part * 10;
  const bar = `${'█'.repeat(Math.floor(filled))}${filled % 1 >= 0.5 ? '▌' : ''}`.padEnd(10);
  return `${percent}%|${bar}| ${Math.round(part * usualSteps)}/${usualSteps}`;
}
