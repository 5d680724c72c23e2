import { second } from '../../core/base/clock.ts';
import type { RunId } from '../../core/base/ids.ts';
import type { Handled, Handler } from '../../core/jobs/queues.ts';
import type { SimulatedProcess } from './process.ts';

/** What becomes of a hand-over to the queue. */
export type HandOver = 'fine' | 'lost' | 'twice' | 'late';

/** Somebody who takes jobs. */
export interface JobConsumer {
  readonly process: SimulatedProcess;
  readonly handler: Handler;
  /** How many jobs it has in hand at most. */
  readonly places: number;
  taken: number;
}

export interface Job {
  readonly run: RunId;
  /** Not before this moment. */
  due: number;
  tries: number;
  /** On its way to a consumer, or in its hands. */
  state: 'waiting' | 'offered' | 'active';
  /** Asked for again while it was in hand. */
  again: boolean;
}

/** How often a job that fails is tried. */
const mostTries = 5;

/** One queue: what BullMQ does with it, and what it may do to it when it loses its memory. */
export class JobQueue {
  readonly name: string;
  readonly consumers: JobConsumer[] = [];
  readonly #followsActive: boolean;
  readonly #lock: number;
  #jobs: Job[] = [];

  /**
   * @param followsActive a request that comes while the run is in hand is followed by another; else it is dropped
   * @param lock milliseconds until the job of a dead consumer is given to another
   */
  constructor(name: string, { followsActive, lock }: { followsActive: boolean; lock: number }) {
    this.name = name;
    this.#followsActive = followsActive;
    this.#lock = lock;
  }

  get isEmpty(): boolean {
    return this.#jobs.length === 0;
  }

  add(run: RunId, how: HandOver, now: number): void {
    if (how === 'lost') return;
    const due = how === 'late' ? now + 20 * second : now;
    const fresh = (): Job => ({ run, due, tries: 0, state: 'waiting', again: false });
    const known = this.#jobs.find((job) => job.run === run);
    if (known?.state === 'active' && this.#followsActive) known.again = true;
    if (!known) this.#jobs.push(fresh());
    if (how === 'twice') this.#jobs.push(fresh());
  }

  /** Jobs that could be given to somebody now. */
  ready(now: number): Job[] {
    const places = this.consumers.reduce((sum, { places, taken }) => sum + places - taken, 0);
    const offered = this.#jobs.filter(({ state }) => state === 'offered').length;
    const due = this.#jobs.filter(({ state, due }) => state === 'waiting' && due <= now);
    return due.slice(0, Math.max(0, places - offered));
  }

  /** Gives a job to whoever has the most room. @param now asked when the consumer is done */
  deliver(job: Job, now: () => number): void {
    job.state = 'waiting';
    const [consumer] = this.consumers.toSorted((a, b) => b.places - b.taken - (a.places - a.taken));
    if (!consumer || consumer.taken >= consumer.places || !this.#jobs.includes(job)) return;
    job.state = 'active';
    consumer.taken += 1;
    consumer.process.run(
      async () => {
        const handled = await consumer.handler(job.run, new AbortController().signal);
        consumer.taken -= 1;
        this.#done(job, handled, now());
      },
      (error) => {
        consumer.taken -= 1;
        this.#failed(job, now());
        return error;
      },
    );
  }

  /** A consumer takes no more: what it had in hand and did not finish goes to another when its lock has run out. */
  drop(consumer: JobConsumer): void {
    this.consumers.splice(this.consumers.indexOf(consumer), 1);
  }

  #done(job: Job, handled: Handled, now: number): void {
    job.state = 'waiting';
    job.tries = 0;
    if (handled) job.due = now + handled.again;
    else if (job.again) job.due = now;
    else this.#jobs = this.#jobs.filter((one) => one !== job);
    job.again = false;
  }

  #failed(job: Job, now: number): void {
    job.state = 'waiting';
    job.tries += 1;
    job.due = now + Math.max(this.#lock, 500 * 2 ** job.tries);
    if (job.tries >= mostTries) this.#jobs = this.#jobs.filter((one) => one !== job);
  }
}
