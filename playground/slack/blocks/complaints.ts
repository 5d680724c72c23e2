import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * Says what is wrong in Slack's manner, one line for each fault, with a pointer to the place:
 * `must be less than 151 characters [json-pointer:/blocks/0/text/text]`.
 * @param root where the checked value stands, as `/blocks`
 */
export function toComplaints(error: z.ZodError, root: string): string[] {
  return error.issues.map((issue) => complaint(issue, root));
}

function complaint(issue: Issue, root: string): string {
  const pointer = (path: readonly PropertyKey[]): string =>
    `[json-pointer:${[root, ...path.map(String)].join('/')}]`;
  const here = pointer(issue.path);
  const last = String(issue.path.at(-1) ?? '');
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `missing required field: ${last} ${pointer(issue.path.slice(0, -1))}`
        : `must provide a ${issue.expected} ${here}`;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')} ${here}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `must be less than ${Number(issue.maximum) + 1} characters ${here}`
        : `no more than ${Number(issue.maximum)} items allowed ${here}`;
    case 'too_small':
      return issue.origin === 'string'
        ? `must be more than ${Number(issue.minimum) - 1} characters ${here}`
        : `no fewer than ${Number(issue.minimum)} items allowed ${here}`;
    case 'invalid_union':
      return `unsupported type: ${typeName(issue.input)} ${pointer(issue.path.slice(0, -1))}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')} ${here}`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'not_multiple_of':
      return `${issue.message} ${here}`;
  }
}

const typeName = (input: unknown): string =>
  typeof input === 'object' && input !== null && 'type' in input ? String(input.type) : String(input);
