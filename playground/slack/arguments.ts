import { z } from 'zod';
import type { StandInRequest } from '../kit/endpoint.ts';
import { toComplaints } from './blocks/complaints.ts';
import { SlackFailure } from './failure.ts';

/** A method's arguments as they came: from a form all are strings, from JSON of any type. */
export type Arguments = Readonly<Record<string, unknown>>;

const record = z.record(z.string(), z.unknown());

/** Reads the body of a request, form or JSON. @throws SlackFailure invalid_form_data, json_not_object, invalid_json */
export async function readArguments(request: StandInRequest): Promise<Arguments> {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) {
    const parsed = record.safeParse(parseJson(request.body.toString()));
    if (!parsed.success) throw new SlackFailure('json_not_object');
    return parsed.data;
  }
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(Uint8Array.from(request.body), { headers: { 'content-type': type } })
      .formData()
      .catch(() => {
        throw new SlackFailure('invalid_form_data');
      });
    return Object.fromEntries(form);
  }
  return Object.fromEntries(new URLSearchParams(request.body.toString()));
}

/** Parses JSON. @throws SlackFailure invalid_json */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new SlackFailure('invalid_json');
  }
}

/** An argument that a form carries as JSON in a string. */
export const json = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (typeof value === 'string' ? parseLoosely(value) : value), schema);

function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A yes or no as forms and JSON carry it. */
export const flag = z.preprocess(
  (value) => value === true || value === 'true' || value === '1' || value === 1,
  z.boolean(),
);

/** Checks arguments against a method's schema. @throws SlackFailure invalid_arguments with a line for each fault */
export function checkArguments<Schema extends z.ZodType>(schema: Schema, given: Arguments): z.infer<Schema> {
  const parsed = schema.safeParse(given, { reportInput: true });
  if (!parsed.success) throw new SlackFailure('invalid_arguments', toComplaints(parsed.error, ''));
  return parsed.data;
}
