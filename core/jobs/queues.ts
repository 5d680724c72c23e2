import { DelayedError, type Job, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { within } from '../base/deadline.ts';
import { type RunId, runId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';

/** Everything on a queue is an id: Redis never holds what a person wrote. */
const payload = z.strictObject({ run: runId });

/** How long handing a job over may take before the person is told. */
const deadline = 1_500;

/**
 * Milliseconds without a byte of an answer after which a connection counts as dead and is opened anew: a line that was cut
 * without a word says nothing for ever. A consumer waits for jobs for ten seconds at a time.
 */
const silence = { producer: 3_000, consumer: 12_000 };

/** BullMQ's highest number; a smaller one goes first. */
const lastPriority = 2_097_151;

export interface QueueSettings {
  readonly url: string;
  /** Milliseconds after which a silent worker's job goes to another. */
  readonly lock: number;
}

/** Nobody listens to what BullMQ tells of its jobs; it keeps the last 10,000 of it where nothing is said. */
const streams = { events: { maxLen: 10 } } as const;

/** What a consumer may answer: done, or "look at it again in so many milliseconds". */
export type Handled = { readonly again: number } | undefined;
export type Handler = (run: RunId, signal: AbortSignal) => Promise<Handled>;

export interface Consumer {
  /** Takes no new jobs and waits for those in hand, at most `milliseconds`; then hands them back. */
  stop(milliseconds: number): Promise<void>;
}

/** The one register of queues, and the one place that knows what carries them. */
export interface Queues extends AsyncDisposable {
  /**
   * Asks the workers to look at a run; a run that waits already is not added twice.
   * False: Redis did not answer within 1.5 seconds. Nothing is lost then, the sweep asks again.
   */
  addRun(run: RunId, priority: number): Promise<boolean>;
  /** The same, for a run whose time has come by its record: where its job waits for a later moment, it waits no longer. */
  wakeRun(run: RunId, priority: number): Promise<boolean>;
  /** Asks the bot of a platform to draw a run again. Requests that wait are merged, one that is being drawn is followed by another. */
  addRedraw(platform: string, run: RunId): Promise<boolean>;
  consumeRuns(handler: Handler, concurrency: number): Consumer;
  consumeRedraws(platform: string, handler: Handler, concurrency: number): Consumer;
  /** How many runs wait and are in hand. */
  countRuns(): Promise<{ waiting: number; active: number }>;
  /** @throws Problem `queue-unavailable` after 1.5 seconds without an answer */
  ping(): Promise<void>;
  /** A command of Redis by its words, for counters that live for minutes. @throws the client's errors */
  command(name: string, ...values: string[]): Promise<unknown>;
}

const runsQueue = 'runs';
const redrawsQueue = (platform: string) => `redraws-${platform}`;

/** Opens the queues. Connecting goes on in the background: a Redis that is away is reported by what needs it. */
export function openQueues(settings: QueueSettings): Queues {
  // Producers fail fast, since somebody waits in a chat; consumers wait for Redis to come back.
  const producer = new Redis(settings.url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: true,
    connectTimeout: 1_500,
    socketTimeout: silence.producer,
  });
  producer.on('error', () => undefined);
  const queues = new Map<string, Queue>();
  const consumers: Redis[] = [];
  const queue = (name: string): Queue => {
    const known = queues.get(name);
    if (known) return known;
    const made = new Queue(name, { connection: producer, prefix: '{persona}', streams });
    made.on('error', () => undefined);
    queues.set(name, made);
    return made;
  };
  const addRun = (run: RunId, priority: number): Promise<Job> =>
    queue(runsQueue).add(
      'run',
      { run },
      { jobId: jobOf(run), priority: Math.min(Math.max(priority, 1), lastPriority) },
    );
  const consume = (name: string, handler: Handler, concurrency: number): Consumer => {
    const connection = new Redis(settings.url, {
      maxRetriesPerRequest: null,
      connectTimeout: 1_500,
      socketTimeout: silence.consumer,
    });
    connection.on('error', () => undefined);
    consumers.push(connection);
    return startConsumer(name, connection, settings.lock, handler, concurrency);
  };
  return {
    addRun: (run, priority) => handedOver(() => addRun(run, priority)),
    wakeRun: (run, priority) =>
      handedOver(async () => {
        const job = await addRun(run, priority);
        if (await job.isDelayed()) await job.promote();
      }),
    addRedraw: (platform, run) =>
      handedOver(() =>
        queue(redrawsQueue(platform)).add(
          'redraw',
          { run },
          { deduplication: { id: run, keepLastIfActive: true } },
        ),
      ),
    consumeRuns: (handler, concurrency) => consume(runsQueue, handler, concurrency),
    consumeRedraws: (platform, handler, concurrency) => consume(redrawsQueue(platform), handler, concurrency),
    async countRuns() {
      const counts = await queue(runsQueue).getJobCounts('waiting', 'prioritized', 'delayed', 'active');
      const { active = 0, waiting = 0, prioritized = 0, delayed = 0 } = counts;
      return { waiting: waiting + prioritized + delayed, active };
    },
    command: (name, ...values) => producer.call(name, ...values),
    async ping() {
      if (!(await handedOver(() => producer.ping()))) throw new Problem('queue-unavailable');
    },
    async [Symbol.asyncDispose]() {
      await Promise.allSettled([...queues.values()].map((open) => open.close()));
      for (const connection of [producer, ...consumers]) connection.disconnect();
    },
  };
}

/**
 * The name of a run's job: the last 60 bits of its id, which no two that wait share. A job whose values have 64 characters
 * at the most takes a third of the memory in Redis, and its name is kept there four times.
 */
const jobOf = (run: RunId): string => `run_${run.slice(-10)}`;

/**
 * Jobs leave Redis when they are over, however they ended: the record is what remains, and the sweep asks again. The
 * consumer knows this; stored with each job, it would be most of what a waiting one takes.
 */
const whenOver = {
  removeOnComplete: true,
  removeOnFail: true,
  attempts: 5,
  backoff: { type: 'exponential', delay: 500 },
} as const;

/** Whether Redis took it within the deadline. */
async function handedOver(add: () => Promise<unknown>): Promise<boolean> {
  const added = add().then(
    () => true,
    () => false,
  );
  return (await within(deadline, added)) === true;
}

function startConsumer(
  name: string,
  connection: Redis,
  lock: number,
  handler: Handler,
  concurrency: number,
): Consumer {
  const work = async (job: Job, token?: string, signal?: AbortSignal): Promise<void> => {
    Object.assign(job.opts, whenOver);
    const handled = await handler(payload.parse(job.data).run, signal ?? new AbortController().signal);
    if (!handled) return;
    await job.moveToDelayed(Date.now() + handled.again, token);
    throw new DelayedError();
  };
  const worker = new Worker(name, work, {
    connection,
    prefix: '{persona}',
    concurrency,
    lockDuration: lock,
    stalledInterval: Math.max(500, Math.floor(lock / 2)),
    // Attempts are counted in the record: a worker that was killed says nothing about the job.
    maxStalledCount: 1_000,
  });
  worker.on('error', () => undefined);
  return {
    async stop(milliseconds) {
      const closed = worker.close().catch(() => undefined);
      // A closing that is under way cannot be forced any more, and is not waited for: whatever it still holds goes to another.
      await within(milliseconds, closed);
      connection.disconnect();
    },
  };
}
