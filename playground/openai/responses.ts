import { setTimeout as sleep } from 'node:timers/promises';
import type { StandInRequest } from '../kit/endpoint.ts';
import type { Answer } from '../kit/send.ts';
import { refuse, requestId } from './errors.ts';
import { type Script, streamEvents } from './events.ts';
import { type Ending, ResponseBody, type Said } from './response.ts';
import { readResponsesRequest, type ResponsesRequest, userText } from './responses-request.ts';
import { cutIntoPieces, type OpenaiScenario, type Pace, type WriterScenario } from './scenario.ts';
import { cutToTokens } from './tokens.ts';
import { writeJson, writeText } from './writer/write.ts';

const refusalText = "I'm sorry, I can't assist with that request.";

/** `POST /v1/responses`, whole or as a stream. */
export async function respond(
  { body }: StandInRequest,
  scenario: OpenaiScenario,
  pace: Pace,
): Promise<Answer> {
  const read = readResponsesRequest(body);
  if ('refusal' in read) return read.refusal;
  const script = toScript(read.request, scenario.writer, pace);
  return read.request.stream ? streamed(script, scenario.writer) : await whole(script, scenario.writer);
}

function toScript(request: ResponsesRequest, writer: WriterScenario, pace: Pace): Script {
  const { chunkMilliseconds } = pace;
  const body = new ResponseBody(request);
  if (writer === 'refusal')
    return {
      body,
      kind: 'refusal',
      pieces: cutIntoPieces(refusalText, pace),
      ending: 'completed',
      chunkMilliseconds,
    };
  const full = spoil(write(request), writer);
  const text = request.max_output_tokens ? cutToTokens(full, request.max_output_tokens) : full;
  const pieces = cutIntoPieces(text, pace);
  const ending = text === full ? endingOf(writer) : 'incomplete';
  const spoken =
    ending === 'completed' || text !== full ? pieces : pieces.slice(0, Math.ceil(pieces.length / 2));
  return { body, kind: 'text', pieces: spoken, ending, chunkMilliseconds };
}

function write(request: ResponsesRequest): string {
  const format = request.text?.format;
  return format?.type === 'json_schema'
    ? writeJson(format.schema, userText(request))
    : writeText(userText(request));
}

function spoil(text: string, writer: WriterScenario): string {
  if (writer === 'invalid-json') return `${text.slice(0, -1)},,`;
  if (writer === 'wrong-shape') return JSON.stringify({ appearance: 7, unexpected: ['shape'] });
  return text;
}

function endingOf(writer: WriterScenario): Ending | 'error' {
  if (writer === 'incomplete') return 'incomplete';
  if (writer === 'failed-response') return 'failed';
  return writer === 'error-event' ? 'error' : 'completed';
}

function streamed(script: Script, writer: WriterScenario): Answer {
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    ...requestId(),
  };
  if (typeof writer !== 'object') return { headers, body: streamEvents(script) };
  const spoken = script.pieces.slice(0, Math.floor(script.pieces.length * writer.cutAt));
  return { headers, body: withoutEnd(streamEvents({ ...script, pieces: spoken })), broken: true };
}

/** The events up to the last piece: what follows is never sent over a broken line. */
async function* withoutEnd(events: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const event of events) {
    if (/^event: response\.\w+\.done/.test(event)) return;
    yield event;
  }
}

async function whole(script: Script, writer: WriterScenario): Promise<Answer> {
  await sleep(script.chunkMilliseconds * script.pieces.length);
  if (script.ending === 'error')
    return refuse(500, { type: 'server_error', message: 'The server had an error.', code: 'server_error' });
  const said: Said = { kind: script.kind, text: script.pieces.join('') };
  const body = script.body.ended(script.ending, said);
  const headers = { 'content-type': 'application/json', ...requestId() };
  if (typeof writer !== 'object') return { headers, body };
  const bytes = Buffer.from(JSON.stringify(body));
  return { headers, body: cutBytes(bytes, writer.cutAt), broken: true };
}

// eslint-disable-next-line @typescript-eslint/require-await -- the kit breaks off bodies that are streams
async function* cutBytes(bytes: Buffer, part: number): AsyncGenerator<Buffer> {
  yield bytes.subarray(0, Math.floor(bytes.length * part));
}
