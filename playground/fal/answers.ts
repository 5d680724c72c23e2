import type { Answer } from '../kit/send.ts';
import type { InputFault } from './input.ts';
import type { Job, Log } from './job.ts';

const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body,
});

/** Refusals carry FastAPI's `detail`: words, or a list of faults. */
export const refuse = (status: number, detail: string): Answer => json(status, { detail });

export const invalid = (detail: readonly InputFault[]): Answer => json(422, { detail });

export const submitted = (job: Job, position: number, addresses: Addresses): Answer =>
  json(200, { status: 'IN_QUEUE', request_id: job.id, ...addresses, queue_position: position });

export interface Addresses {
  readonly response_url: string;
  readonly status_url: string;
  readonly cancel_url: string;
}

/**
 * What status and its stream say of a job; 202 while it is not over.
 * @param lines the log lines to tell; undefined where none were asked for
 */
export function statusOf(
  job: Job,
  position: number,
  addresses: Addresses,
  lines: readonly Log[] | undefined,
): Answer {
  const { state } = job;
  const logs = lines ? { logs: lines } : {};
  const common = { status: state, request_id: job.id, ...addresses };
  if (state === 'IN_QUEUE') return json(202, { ...common, queue_position: position });
  if (state === 'IN_PROGRESS') return json(202, { ...common, ...logs });
  return json(200, { ...common, ...logs, metrics: { inference_time: job.inferenceTime } });
}

export const cancelled = (accepted: boolean): Answer =>
  accepted ? json(202, { status: 'CANCELLATION_REQUESTED' }) : json(400, { status: 'ALREADY_COMPLETED' });

/** The model's answer, or the error that the job ended with; `x-fal-request-id` names the job in both. */
export function resultOf(job: Job, files: string): Answer {
  const headers = { 'x-fal-request-id': job.id };
  if (job.cancelled)
    return json(
      499,
      { detail: 'Request was cancelled by the client.' },
      { ...headers, 'x-fal-error-type': 'client_cancelled' },
    );
  if (job.state !== 'COMPLETED') return json(400, { detail: 'Request is still in progress' }, headers);
  if (job.outcome === 'content-policy') return json(422, { detail: [policyFault(job)] }, headers);
  if (job.outcome === 'runner-error')
    return json(
      500,
      { detail: 'Internal Server Error' },
      { ...headers, 'x-fal-error-type': 'runner_server_error' },
    );
  return json(200, pictures(job, files), headers);
}

const policyFault = (job: Job) => ({
  loc: ['body', 'prompt'],
  msg: 'The content could not be processed because it contained material flagged by a content checker.',
  type: 'content_policy_violation',
  url: 'https://docs.fal.ai/errors/#content_policy_violation',
  input: job.input.prompt,
});

function pictures({ id, input, seed, outcome, inferenceTime }: Job, files: string) {
  const { num_images, output_format, prompt, image_size } = input;
  const numbers = Array.from({ length: num_images }, (_, index) => index);
  return {
    images: numbers.map((number) => ({
      url: `${files}/${id}/${number}.${output_format}`,
      ...image_size,
      content_type: `image/${output_format}`,
    })),
    seed,
    has_nsfw_concepts: numbers.map(() => outcome === 'black'),
    prompt,
    timings: { inference: inferenceTime },
  };
}
