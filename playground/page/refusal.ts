import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import type { refusal } from './protocol.ts';

/** Something that the page may not do, or that a person cannot do now. Its words are for the person. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, words: string) {
    super(words);
    this.status = status;
  }
}

const httpError = z.object({
  status: z.number().min(400).max(499),
  expose: z.literal(true),
  message: z.string(),
});

/** The only place that turns errors into answers. */
export const answerRefusals: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status, problem } = readError(error);
  response.status(status).json({ problem } satisfies z.output<typeof refusal>);
};

/**
 * A stand-in's Error says what keeps a person from doing something, as the platform's own app would: 409.
 * Express' own errors, of a body that is too large or no JSON, carry their status.
 */
function readError(error: unknown): { status: number; problem: string } {
  if (error instanceof Refusal) return { status: error.status, problem: error.message };
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return { status: 400, problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is wrong'}` };
  }
  const http = httpError.safeParse(error);
  if (http.success) return { status: http.data.status, problem: http.data.message };
  return { status: 409, problem: error instanceof Error ? error.message : String(error) };
}
