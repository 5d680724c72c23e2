import { z } from 'zod';
import type { Journal } from '../kit/journal.ts';
import type { StandInRequest } from '../kit/endpoint.ts';
import type { Answer } from '../kit/send.ts';
import { SavedState } from '../kit/saved-state.ts';
import { type StandInServer, startStandIn } from '../kit/server.ts';
import { refuse } from './answers.ts';
import { serveFile } from './files.ts';
import { Job, type JobFacts } from './job.ts';
import { answerPricing } from './pricing.ts';
import { Queue } from './queue.ts';
import { type FalPace, type FalScenario, usualPace } from './scenario.ts';

export interface FalOptions {
  readonly journal: Journal;
  /** The only key that is let in. */
  readonly key: string;
  /** 0 takes any free port. */
  readonly port?: number;
  readonly pace?: FalPace;
  /** Where jobs are kept between starts; default: none is. */
  readonly folder?: string;
}

/**
 * fal's place: its queue, and its store of pictures below `/files`. The real client is led here by a `requestMiddleware`
 * that replaces `https://queue.fal.run` by `url`.
 */
export interface FalStandIn extends StandInServer {
  /** For the jobs submitted from now on. */
  pace: FalPace;
  readonly scenario: FalScenario;
  /** Every job that was submitted, in order. */
  readonly jobs: readonly Job[];
}

/** Starts a stand-in of fal's queue with FLUX behind it. Its pictures are drawn from DiceBear's styles: see LICENCES.md. */
export async function startFal({
  journal,
  key,
  port = 0,
  pace = usualPace,
  folder,
}: FalOptions): Promise<FalStandIn> {
  const scenario: FalScenario = { painter: 'portrait' };
  const jobs: Job[] = [];
  const settings = { pace, scenario, jobs };
  const saved = folder === undefined ? undefined : keepJobs(jobs, folder);
  const queue = new Queue(settings, () => saved?.changed());
  const guarded =
    (answer: (request: StandInRequest) => Answer) =>
    (request: StandInRequest): Answer =>
      request.headers['authorization'] === `Key ${key}`
        ? answer(request)
        : refuse(401, 'Cannot access application. Authentication is required to access this application.');
  const server = await startStandIn({
    name: 'fal',
    journal,
    port,
    notFound: ({ url }) => refuse(404, `Path ${url.pathname} not found`),
    endpoints: [
      { name: 'GET /v1/models/pricing', answer: guarded(answerPricing) },
      { name: 'GET /files/:request/:file', answer: (request) => serveFile(request, jobs) },
      {
        name: 'GET /:owner/:application/requests/:request/status',
        answer: guarded((request) => queue.status(request)),
      },
      {
        name: 'GET /:owner/:application/requests/:request/status/stream',
        answer: guarded((request) => queue.streamStatus(request)),
      },
      {
        name: 'GET /:owner/:application/requests/:request',
        answer: guarded((request) => queue.result(request)),
      },
      {
        name: 'PUT /:owner/:application/requests/:request/cancel',
        answer: guarded((request) => queue.cancel(request)),
      },
      { name: 'POST /:owner/:application/*path', answer: guarded((request) => queue.submit(request)) },
    ],
  });
  return Object.assign(settings, server, {
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await saved?.[Symbol.asyncDispose]();
    },
  });
}

const savedJobs = z.array(
  z.custom<JobFacts>((given) => typeof given === 'object' && given !== null && 'endsAt' in given),
);

/** fal keeps what it was asked for longer than anybody waits. */
const mostKept = 50;

/** Takes the jobs up that were left by the last start in this folder. */
function keepJobs(jobs: Job[], folder: string): SavedState {
  const give = () => ({
    facts: jobs.slice(-mostKept).map((job) => job.facts),
    files: new Map<string, Buffer>(),
  });
  const saved = new SavedState({ folder, name: 'fal' }, give);
  jobs.push(...savedJobs.parse(saved.read()?.facts ?? []).map((facts) => new Job(facts)));
  return saved;
}
