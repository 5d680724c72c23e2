import type { StandInRequest } from '../../kit/endpoint.ts';
import { refuse } from '../refusal.ts';

/** A file that came with a request. */
export interface UploadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly data: Buffer;
}

/** A request's JSON, and its files by the number in `files[N]`. */
export interface Upload {
  readonly payload: unknown;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** What Discord takes from an app that nobody boosts: `attachment_size_limit` in each interaction. */
export const attachmentSizeLimit = 10 * 1024 * 1024;

/** Reads a JSON or multipart body: https://discord.com/developers/docs/reference#uploading-files */
export async function readUpload(request: StandInRequest): Promise<Upload> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    return { payload: toJson(request.body.toString()), files: new Map() };
  }
  const body = new Response(new Uint8Array(request.body), { headers: { 'content-type': type } });
  const form = await body.formData().catch(() => {
    throw refuse('invalidJson');
  });
  const files = new Map<string, UploadedFile>();
  let payload: unknown = {};
  for (const [name, part] of form) {
    const number = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (name === 'payload_json' && typeof part === 'string') payload = toJson(part);
    else if (number !== undefined && typeof part !== 'string') files.set(number, await toFile(part));
  }
  return { payload, files };
}

async function toFile(part: Blob & { readonly name: string }): Promise<UploadedFile> {
  if (part.size > attachmentSizeLimit) throw refuse('tooLarge');
  return {
    name: part.name,
    contentType: part.type || 'application/octet-stream',
    data: Buffer.from(await part.arrayBuffer()),
  };
}

function toJson(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refuse('invalidJson');
  }
}
