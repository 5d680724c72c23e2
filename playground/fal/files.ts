import type { StandInRequest } from '../kit/endpoint.ts';
import type { Answer } from '../kit/send.ts';
import { refuse } from './answers.ts';
import type { Job } from './job.ts';
import { paint } from './painter.ts';

const hugeMegabytes = 50;

/** `GET /files/:request/:file`: the store that a result's addresses point to. Needs no key, like fal.media. */
export async function serveFile({ parameters }: StandInRequest, jobs: readonly Job[]): Promise<Answer> {
  const job = jobs.find(({ id }) => id === parameters['request']);
  const number = Number.parseInt(parameters['file'] ?? '', 10);
  if (!job || job.outcome === 'missing-file' || !(number < job.input.num_images))
    return refuse(404, 'Not Found');
  const headers = { 'content-type': `image/${job.input.output_format}` };
  if (job.outcome === 'empty-file') return { headers, body: Buffer.alloc(0) };
  if (job.outcome === 'huge-file') return { headers, body: megabytes(hugeMegabytes) };
  if (job.outcome === 'wrong-content-type')
    return { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Not a picture</title>' };
  return { headers, body: await paint(job, number) };
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream without a length: it must be counted to be refused
async function* megabytes(count: number): AsyncGenerator<Buffer> {
  const megabyte = Buffer.alloc(1_000_000, 0x5a);
  for (let sent = 0; sent < count; sent++) yield megabyte;
}
