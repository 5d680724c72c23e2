/** What Slack sends to an app. */
export type DeliveryKind = 'slash_commands' | 'interactive' | 'events_api';

export interface RetryMark {
  readonly number: number;
  readonly reason: string;
}

/** How an app took a delivery. */
export type Outcome =
  | { readonly kind: 'acknowledged'; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' };

/** One way to the app: signed HTTP or Socket Mode. */
export interface Carrier {
  /** Delivers once and waits for the acknowledgement, three seconds at most. */
  carry(kind: DeliveryKind, payload: Payload, retry?: RetryMark): Promise<Outcome>;
}

export type Payload = Readonly<Record<string, unknown>>;
