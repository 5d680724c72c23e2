import type { z } from 'zod';
import { type FormFault, invalidForm } from '../refusal.ts';

/** Parses a body, or refuses it as Discord does (400, code 50035) with every fault in its place. */
export function parseForm<Parsed>(schema: z.ZodType<Parsed>, body: unknown): Parsed {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw invalidForm(result.error.issues.map(toFault));
}

function toFault(issue: z.core.$ZodIssue): FormFault {
  const at = { path: issue.path };
  switch (issue.code) {
    case 'too_big':
      return { ...at, ...badLength(`${String(issue.maximum)} or fewer`, issue.origin) };
    case 'too_small':
      return { ...at, ...badLength(`${String(issue.minimum)} or more`, issue.origin) };
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith('received undefined')
        ? { ...at, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
        : { ...at, code: 'BASE_TYPE_BAD_TYPE', message: `Only ${issue.expected} values are accepted here` };
    case 'invalid_union':
    case 'invalid_value':
      return { ...at, code: 'BASE_TYPE_CHOICES', message: 'This is not one of the values accepted here' };
    case 'custom':
      return { ...at, code: String(issue.params?.['code'] ?? 'BASE_TYPE_INVALID'), message: issue.message };
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return { ...at, code: 'BASE_TYPE_INVALID', message: issue.message };
  }
}

function badLength(bound: string, origin: string): { code: string; message: string } {
  return origin === 'string' || origin === 'array'
    ? { code: 'BASE_TYPE_BAD_LENGTH', message: `Must be ${bound} in length.` }
    : { code: 'NUMBER_TYPE_BOUND', message: `Must be ${bound}.` };
}
