import type { Answer } from './send.ts';

/** A request as an endpoint sees it. */
export interface StandInRequest {
  readonly method: string;
  readonly url: URL;
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Aborted when the client goes away before the answer is finished. */
  readonly signal: AbortSignal;
}

export interface Endpoint {
  /** `METHOD /path/:parameter`, below the stand-in's base path; `*rest` at the end takes the remaining path. */
  readonly name: string;
  readonly answer: (request: StandInRequest) => Answer | Promise<Answer>;
}
