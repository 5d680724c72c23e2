import { setTimeout as sleep } from 'node:timers/promises';
import { readJson } from '../kit/read-json.ts';
import type { StandInRequest } from '../kit/endpoint.ts';
import type { Answer } from '../kit/send.ts';
import { type Addresses, cancelled, invalid, refuse, resultOf, statusOf, submitted } from './answers.ts';
import { readInput } from './input.ts';
import { type Job, type Log, newJob } from './job.ts';
import { sourceOf } from './models.ts';
import type { FalPace, FalScenario } from './scenario.ts';

/** How often the status stream looks whether something has changed. */
const lookMilliseconds = 20;

/** fal's queue protocol, over the jobs that it was given. */
export class Queue {
  readonly #changed: () => void;
  readonly #settings: { readonly pace: FalPace; readonly scenario: FalScenario; readonly jobs: Job[] };

  /** @param changed called when a job is new or cancelled */
  constructor(settings: { pace: FalPace; scenario: FalScenario; jobs: Job[] }, changed: () => void) {
    this.#settings = settings;
    this.#changed = changed;
  }

  submit({ url, parameters, body }: StandInRequest): Answer {
    const application = url.pathname.slice(1);
    const source = sourceOf(application);
    if (!source) return refuse(404, `Application '${parameters['application'] ?? ''}' not found`);
    const read = readInput(source, readJson(body));
    if ('detail' in read) return invalid(read.detail);
    const { jobs, pace, scenario } = this.#settings;
    const job = newJob({ application, input: read.input, outcome: scenario.painter }, pace);
    jobs.push(job);
    this.#changed();
    return submitted(job, this.#position(job), addressesOf(job, url.origin));
  }

  status(request: StandInRequest): Answer {
    const job = this.#find(request);
    return job ? this.#statusOf(job, request.url, job.logs()) : unknownRequest();
  }

  /** Server-sent events: one whenever the status has changed, until it is COMPLETED. */
  streamStatus(request: StandInRequest): Answer {
    const job = this.#find(request);
    if (!job) return unknownRequest();
    return { headers: { 'content-type': 'text/event-stream' }, body: this.#changes(job, request) };
  }

  result(request: StandInRequest): Answer {
    const job = this.#find(request);
    return job ? resultOf(job, `${request.url.origin}/files`) : unknownRequest();
  }

  cancel(request: StandInRequest): Answer {
    const job = this.#find(request);
    if (!job) return { ...unknownRequest(), body: { status: 'NOT_FOUND' } };
    const isCancelled = job.cancel();
    this.#changed();
    return cancelled(isCancelled);
  }

  async *#changes(job: Job, request: StandInRequest): AsyncGenerator<string> {
    let last = '';
    let told = 0;
    while (!request.signal.aborted) {
      const logs = job.logs();
      const mark = `${job.state} ${this.#position(job)} ${logs.length}`;
      // Each event brings the new lines only: the client adds them up.
      const { status, body } = this.#statusOf(job, request.url, logs.slice(told));
      if (mark !== last || status === 200) yield `data: ${JSON.stringify(body)}\n\n`;
      if (status === 200) return;
      last = mark;
      told = logs.length;
      await sleep(lookMilliseconds);
    }
  }

  #statusOf(job: Job, url: URL, logs: readonly Log[]): Answer {
    const asked = url.searchParams.get('logs') === '1' ? logs : undefined;
    return statusOf(job, this.#position(job), addressesOf(job, url.origin), asked);
  }

  /** How many jobs that came earlier still wait. */
  #position(job: Job): number {
    const { jobs } = this.#settings;
    return jobs.slice(0, jobs.indexOf(job)).filter(({ state }) => state === 'IN_QUEUE').length;
  }

  /** The job, where it was submitted to the application that is asked about. */
  #find({ parameters }: StandInRequest): Job | undefined {
    const application = `${parameters['owner'] ?? ''}/${parameters['application'] ?? ''}`;
    return this.#settings.jobs.find(
      (job) => job.id === parameters['request'] && `${job.application}/`.startsWith(`${application}/`),
    );
  }
}

const unknownRequest = (): Answer => refuse(404, 'Request not found');

/** The addresses leave out what follows the application's name, as fal's do: `fal-ai/flux-pro`, not `…/v1.1`. */
function addressesOf({ application, id }: Job, origin: string): Addresses {
  const base = `${origin}/${application.split('/').slice(0, 2).join('/')}/requests/${id}`;
  return { response_url: base, status_url: `${base}/status`, cancel_url: `${base}/cancel` };
}
