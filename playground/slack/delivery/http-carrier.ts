import type { Journal } from '../../kit/journal.ts';
import type { World } from '../world.ts';
import type { Carrier, DeliveryKind, Outcome, Payload, RetryMark } from './deliveries.ts';
import { sign } from './signature.ts';

/** A request that went out to the app, and what came back (`status` undefined: nothing). */
export interface SentRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number | undefined;
  readonly answer: string;
}

/** Signed HTTP requests to the app's request URL. */
export class HttpCarrier implements Carrier {
  readonly #world: World;
  readonly #journal: Journal;
  readonly #patience: number;
  /** Where requests go; undefined until the app has told it. */
  requestUrl: string | undefined;
  readonly sent: SentRequest[] = [];

  /** @param patience milliseconds to wait for an answer */
  constructor(world: World, journal: Journal, patience: number) {
    this.#world = world;
    this.#journal = journal;
    this.#patience = patience;
  }

  async carry(kind: DeliveryKind, payload: Payload, retry?: RetryMark): Promise<Outcome> {
    const body = encode(kind, payload);
    const type = kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded';
    const headers = {
      'content-type': type,
      ...sign(this.#world.credentials.signingSecret, body, this.#world.clock()),
      ...(retry ? { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason } : {}),
    };
    const got = await this.send(kind, body, headers);
    if (got === 'timeout' || got === 'unreachable') return { kind: got };
    if (got.status !== 200) return { kind: 'refused', status: got.status };
    return { kind: 'acknowledged', answer: decode(got.type, got.text) };
  }

  /** Sends any body with any headers to the request URL. */
  async send(
    kind: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ status: number; type: string; text: string } | 'timeout' | 'unreachable'> {
    if (this.requestUrl === undefined) return 'unreachable';
    const startedAt = new Date();
    const all = {
      accept: 'application/json,*/*',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...headers,
    };
    const request = { method: 'POST', url: this.requestUrl, headers: all, body: Buffer.from(body) };
    const keep = (status: number, answered: Readonly<Record<string, string>>, text: string): void => {
      this.sent.push({ body, headers: all, status: status === 0 ? undefined : status, answer: text });
      this.#journal.addExchange({
        standIn: 'slack',
        endpoint: `DELIVER ${kind}`,
        startedAt,
        milliseconds: Date.now() - startedAt.getTime(),
        request,
        response: { status, headers: answered, body: Buffer.from(text) },
      });
    };
    try {
      const response = await fetch(this.requestUrl, {
        method: 'POST',
        headers: all,
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#patience),
      });
      const text = await response.text();
      keep(response.status, Object.fromEntries(response.headers), text);
      return { status: response.status, type: response.headers.get('content-type') ?? '', text };
    } catch (error) {
      keep(0, {}, '');
      return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable';
    }
  }
}

function encode(kind: DeliveryKind, payload: Payload): string {
  if (kind === 'events_api') return JSON.stringify(payload);
  if (kind === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return new URLSearchParams(fields).toString();
}

function decode(type: string, text: string): unknown {
  if (text === '') return undefined;
  return type.startsWith('application/json') ? (JSON.parse(text) as unknown) : text;
}
