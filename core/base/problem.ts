/**
 * Everything that can go wrong in a way that a person, a program or an operator must be told about.
 * The table is closed: bots map each code to words, the site to a status, jobs to "again or not".
 */
export const problemCodes = [
  'prompt-empty',
  'prompt-too-long',
  'name-too-long',
  'wish-too-long',
  'option-unknown',
  'text-refused',
  'picture-refused',
  'quota-used',
  'spend-stopped',
  'consent-missing',
  'age-blocked',
  'account-closed',
  'place-forbids',
  'place-channel',
  'place-makers',
  'place-quota',
  'place-hidden',
  'admins-only',
  'ids-unreadable',
  'public-closed',
  'reports-used',
  'character-not-found',
  'name-ambiguous',
  'not-yours',
  'already-over',
  'nothing-changed',
  'nothing-to-restore',
  'changed-meanwhile',
  'field-too-long',
  'name-empty',
  'still-running',
  'link-gone',
  'link-code-wrong',
  'link-taken',
  'linking-off',
  'sign-in-failed',
  'sign-in-unknown',
  'signed-out',
  'too-many-requests',
  'file-too-large',
  'file-unavailable',
  'card-unreadable',
  'card-broken',
  'card-too-large',
  'card-locked',
  'picture-too-large',
  'archive-unsafe',
  'waiting-expired',
  'writer-unavailable',
  'writer-refused',
  'writer-broken',
  'painter-unavailable',
  'painter-refused',
  'painter-broken',
  'moderation-unavailable',
  'too-many-attempts',
  'store-unavailable',
  'queue-unavailable',
  'configuration',
  'internal',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** What the words of a problem may name. Never text that a person wrote. */
export interface ProblemDetail {
  /** The option that was not understood. */
  readonly option?: string;
  /** What stands nearest to what was typed, or what fits it. */
  readonly choices?: readonly string[];
  /** The moderation rule that refused. */
  readonly rule?: string;
  /** When trying again makes sense. */
  readonly at?: Date;
  /** A limit, in the unit of the code's words. */
  readonly limit?: number;
  /** Which setting is wrong, one line each. */
  readonly lines?: readonly string[];
}

/** The one error class of Persona. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly detail: ProblemDetail;

  constructor(code: ProblemCode, detail: ProblemDetail = {}, cause?: unknown) {
    super(code, cause === undefined ? {} : { cause });
    this.name = 'Problem';
    this.code = code;
    this.detail = detail;
  }
}

/** The error as a Problem: itself if it is one, else `internal` with the error as its cause. */
export const toProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem('internal', {}, error);

/** Whether an error says that an account's key is gone, and with it everything of the account that could be read. */
export const isClosed = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'account-closed';
