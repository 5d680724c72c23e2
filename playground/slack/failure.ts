/** A refusal in Slack's terms: answered as `{ ok: false, error: code }` with HTTP 200. */
export class SlackFailure extends Error {
  readonly code: string;
  /** What `response_metadata.messages` says, without the `[ERROR] ` that goes before each. */
  readonly messages: readonly string[];
  /** Further fields of the answer, as `needed` and `provided` of `missing_scope`. */
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    messages: readonly string[] = [],
    fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(messages.length > 0 ? `${code}: ${messages.join('; ')}` : code);
    this.code = code;
    this.messages = messages;
    this.fields = fields;
  }

  /** The body of the answer. Complaints about blocks are listed twice, as Slack does it. */
  toBody(): Record<string, unknown> {
    if (this.messages.length === 0) return { ok: false, error: this.code, ...this.fields };
    return {
      ok: false,
      error: this.code,
      ...(this.code === 'invalid_blocks' ? { errors: this.messages } : {}),
      ...this.fields,
      response_metadata: { messages: this.messages.map((message) => `[ERROR] ${message}`) },
    };
  }
}
