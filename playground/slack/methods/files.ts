import { z } from 'zod';
import type { Endpoint, StandInRequest } from '../../kit/endpoint.ts';
import type { Answer } from '../../kit/send.ts';
import { checkArguments, json, readArguments } from '../arguments.ts';
import { SlackFailure } from '../failure.ts';
import { toFileObject, type UploadedFile } from '../file.ts';
import { freshId } from '../identifiers.ts';
import { postAsApp } from '../post.ts';
import type { World } from '../world.ts';
import { writableChannel } from './chat.ts';
import { botEndpoint, type Caller, type Method } from './method.ts';

const uploadArguments = z.object({
  filename: z.string().min(1),
  length: z.coerce.number().int().positive(),
  alt_txt: z.string().max(1000).optional(),
  alt_text: z.string().max(1000).optional(),
});
const completeArguments = z.object({
  files: json(z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1)),
  channel_id: z.string().optional(),
  initial_comment: z.string().optional(),
  thread_ts: z.string().optional(),
});
const fileArgument = z.object({ file: z.string() });

const getUploadURL: Method = ({ world, workspace, app }, given) => {
  const input = checkArguments(uploadArguments, given);
  const file: UploadedFile = {
    id: freshId('F'),
    name: input.filename,
    length: input.length,
    alternative: input.alt_txt ?? input.alt_text,
    createdAt: world.clock(),
    owner: app.botUserId,
    team: workspace.id,
    title: input.filename,
    bytes: undefined,
    completed: false,
    deleted: false,
    sharedIn: [],
  };
  workspace.files.push(file);
  return { upload_url: `${world.url}/upload/v1/${file.id}`, file_id: file.id };
};

/** Takes the bytes: as the whole body or as a part of a form, whatever the part's name. */
async function upload(world: World, request: StandInRequest): Promise<Answer> {
  const file = world.workspaces
    .flatMap((workspace) => workspace.files)
    .find((one) => one.id === request.parameters.file && !one.completed);
  if (!file) return { status: 404, body: 'Not Found' };
  const bytes = await uploadedBytes(request);
  if (bytes.length !== file.length) return { status: 400, body: 'Bad Request: length does not match' };
  file.bytes = bytes;
  return { body: `OK - ${bytes.length}` };
}

async function uploadedBytes(request: StandInRequest): Promise<Buffer> {
  if (!request.headers['content-type']?.startsWith('multipart/form-data')) return request.body;
  const parts = Object.values(await readArguments(request));
  const part = parts.find((one) => one instanceof Blob);
  return part ? Buffer.from(await part.arrayBuffer()) : Buffer.alloc(0);
}

const complete: Method = (caller, given) => {
  const input = checkArguments(completeArguments, given);
  const channel = input.channel_id === undefined ? undefined : writableChannel(caller, input.channel_id);
  const files = input.files.map(({ id, title }) => {
    const file = caller.workspace.files.find((one) => one.id === id && !one.completed);
    if (!file?.bytes) throw new SlackFailure('file_not_found');
    return { file, title };
  });
  for (const { file, title } of files) {
    file.completed = true;
    file.title = title ?? file.title;
    if (channel) file.sharedIn.push(channel.id);
  }
  if (channel) {
    const content = {
      text: input.initial_comment ?? '',
      files: files.map(({ file }) => file),
      threadTs: input.thread_ts,
    };
    postAsApp({ ...caller, channel }, caller.app, content, 'everyone');
  }
  return { files: files.map(({ file }) => toFileObject(caller.world.url, file)) };
};

/** @throws SlackFailure file_deleted or file_not_found */
function find(caller: Caller, id: string): UploadedFile {
  const file = caller.workspace.files.find((one) => one.id === id && one.completed);
  if (file?.deleted) throw new SlackFailure('file_deleted');
  if (!file) throw new SlackFailure('file_not_found');
  return file;
}

const info: Method = (caller, given) => ({
  file: toFileObject(caller.world.url, find(caller, checkArguments(fileArgument, given).file)),
  comments: [],
  response_metadata: { next_cursor: '' },
});

/** Deletes the bytes. In messages a tombstone stays where the file was. */
const deleteFile: Method = (caller, given) => {
  const file = find(caller, checkArguments(fileArgument, given).file);
  if (file.owner !== caller.app.botUserId) throw new SlackFailure('cant_delete_file');
  file.deleted = true;
  file.bytes = undefined;
  for (const message of caller.workspace.channels.flatMap((channel) => channel.messages)) {
    if (!message.files.includes(file)) continue;
    message.files = message.files.filter((one) => one !== file);
    message.wire.files = (message.wire.files ?? []).map((one) =>
      one.id === file.id ? { id: file.id, mode: 'tombstone' } : one,
    );
  }
  caller.world.changed();
  return {};
};

export const fileEndpoints = (world: World): Endpoint[] => [
  botEndpoint(world, 'files.getUploadURLExternal', 'files:write', getUploadURL),
  { name: 'POST /upload/v1/:file', answer: (request) => upload(world, request) },
  botEndpoint(world, 'files.completeUploadExternal', 'files:write', complete),
  botEndpoint(world, 'files.info', 'files:read', info),
  botEndpoint(world, 'files.delete', 'files:write', deleteFile),
];
