import { z } from 'zod';
import type { Answer } from '../kit/send.ts';
import { badRequest, unknownModel } from './errors.ts';
import { readJson } from '../kit/read-json.ts';
import { findUnstrict } from './strict-schema.ts';

const schemaObject = z.record(z.string(), z.unknown());
const format = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({
    type: z.literal('json_schema'),
    name: z.string().regex(/^[\w-]{1,64}$/),
    schema: schemaObject,
    strict: z.boolean().nullish(),
  }),
]);
const contentPart = z.discriminatedUnion('type', [
  z.object({ type: z.literal('input_text'), text: z.string() }),
  z.object({ type: z.literal('input_image') }),
]);
const inputMessage = z.object({
  role: z.enum(['user', 'assistant', 'system', 'developer']),
  content: z.union([z.string(), z.array(contentPart)]),
});
const requestSchema = z.object({
  model: z.string().min(1),
  input: z.union([z.string(), z.array(inputMessage).min(1)]),
  instructions: z.string().nullish(),
  stream: z.boolean().nullish(),
  store: z.boolean().nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  max_output_tokens: z.int().min(16).nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  text: z.object({ format: format.default({ type: 'text' }) }).optional(),
});

export type ResponsesRequest = z.infer<typeof requestSchema>;

/** Whether a model is one that writes here. */
export const writesWith = (model: string): boolean => /^gpt-4o\b/.test(model);

/** Reads a request of `POST /v1/responses`, or gives the refusal that OpenAI answers it with. */
export function readResponsesRequest(body: Buffer): { request: ResponsesRequest } | { refusal: Answer } {
  const json = readJson(body);
  if (json === undefined)
    return { refusal: badRequest('We could not parse the JSON body of your request.', null) };
  const parsed = requestSchema.safeParse(json);
  if (!parsed.success) return { refusal: toRefusal(parsed.error) };
  const request = parsed.data;
  if (!writesWith(request.model)) return { refusal: unknownModel(request.model) };
  const asked = request.text?.format;
  const fault = asked?.type === 'json_schema' && asked.strict ? findUnstrict(asked.schema) : undefined;
  if (asked?.type === 'json_schema' && fault) {
    const message = `Invalid schema for response_format '${asked.name}': ${fault}`;
    return { refusal: badRequest(message, 'text.format.schema', 'invalid_json_schema') };
  }
  return { request };
}

function toRefusal(error: z.ZodError): Answer {
  const issue = error.issues[0];
  const param = issue?.path.join('.') || null;
  const missing = issue?.code === 'invalid_type' && issue.message.endsWith('undefined');
  return missing
    ? badRequest(`Missing required parameter: '${param ?? ''}'.`, param, 'missing_required_parameter')
    : badRequest(`Invalid value for '${param ?? 'body'}': ${issue?.message ?? ''}`, param, 'invalid_value');
}

/** What the person asked for: the words of all `user` messages. */
export function userText({ input }: ResponsesRequest): string {
  if (typeof input === 'string') return input;
  return input
    .filter(({ role }) => role === 'user')
    .map(({ content }) => contentText(content))
    .join('\n');
}

/** Everything that the model reads, for counting tokens. */
export function wholeText({ input, instructions, text }: ResponsesRequest): string {
  const messages = typeof input === 'string' ? [input] : input.map(({ content }) => contentText(content));
  return [instructions ?? '', ...messages, JSON.stringify(text ?? {})].join('\n');
}

const contentText = (content: z.infer<typeof inputMessage>['content']): string =>
  typeof content === 'string'
    ? content
    : content.flatMap((part) => (part.type === 'input_text' ? [part.text] : [])).join('\n');
