import { randomUUID } from 'node:crypto';
import type { Answer } from '../kit/send.ts';

/** The body of every refusal, as OpenAI's API description has it (`ErrorResponse`). */
export interface OpenaiError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | null;
  readonly param?: string | null;
}

/** A refusal with OpenAI's headers. */
export function refuse(
  status: number,
  { type, message, code = null, param = null }: OpenaiError,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...requestId(), ...headers },
    body: { error: { message, type, param, code } },
  };
}

export const requestId = (): Record<string, string> => ({
  'x-request-id': `req_${randomUUID().replaceAll('-', '')}`,
});

export const badRequest = (message: string, param: string | null, code: string | null = null): Answer =>
  refuse(400, { type: 'invalid_request_error', message, param, code });

export const unknownModel = (model: string): Answer =>
  refuse(404, {
    type: 'invalid_request_error',
    message: `The model \`${model}\` does not exist or you do not have access to it.`,
    code: 'model_not_found',
  });

/** Plan it as `faults.plan('POST /v1/responses', rateLimited(2))`: too many requests, come back in so many seconds. */
export const rateLimited = (retryAfterSeconds: number) =>
  ({
    kind: 'answer',
    ...refuse(
      429,
      { type: 'requests', message: 'Rate limit reached for requests per min.', code: 'rate_limit_exceeded' },
      { 'retry-after': String(retryAfterSeconds) },
    ),
    status: 429,
  }) as const;

/** The fault of a server in trouble. */
export const serverError = () =>
  ({
    kind: 'answer',
    ...refuse(500, {
      type: 'server_error',
      message: 'The server had an error while processing your request. Sorry about that!',
    }),
    status: 500,
  }) as const;
