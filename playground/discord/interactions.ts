import { randomBytes } from 'node:crypto';
import type { InteractionMetadata } from './message.ts';
import type { Channel } from './places.ts';
import type { Modal } from './requests/modal.ts';
import type { User } from './user.ts';

/** Kinds: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type */
export type InteractionType = 2 | 3 | 4 | 5;

/** What an app's first answer did. */
export type FirstAnswer =
  | { readonly kind: 'message' | 'update' }
  | { readonly kind: 'form'; readonly form: Modal }
  | {
      readonly kind: 'choices';
      readonly choices: readonly { readonly name: string; readonly value: string | number }[];
    };

/** What a person did, and how far the app's answer to it has come. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly person: User;
  readonly channel: Channel;
  readonly metadata: InteractionMetadata;
  /** The message whose button, menu or form it was. */
  readonly source: string | undefined;
  /** Milliseconds since 1970, by the stand-in's clock. */
  readonly createdAt: number;
  /** `open` until the first answer, `answering` while one is read, `closed` when three seconds went by without one. */
  state: 'open' | 'answering' | 'answered' | 'closed';
  /** The message that `@original` means. */
  original: string | undefined;
  followUps: number;
  expired: boolean;
  /** Three seconds have gone by. */
  overdue: boolean;
  /** Settles with the first answer, or with undefined after three seconds. */
  readonly firstAnswer: Promise<FirstAnswer | undefined>;
  readonly settle: (answer: FirstAnswer | undefined) => void;
}

// https://discord.com/developers/docs/interactions/receiving-and-responding: three seconds for the first answer,
// fifteen minutes for the token.
const firstAnswerMilliseconds = 3_000;
const tokenMilliseconds = 15 * 60_000;

export type NewInteraction = Pick<Interaction, 'type' | 'person' | 'channel' | 'source'> & {
  readonly metadata: Omit<InteractionMetadata, 'id' | 'type' | 'user'>;
};

/** What is kept of one that was answered. */
type Restored = Omit<Interaction, 'state' | 'expired' | 'overdue' | 'firstAnswer' | 'settle'>;

/** The interactions of the stand-in, found by token. */
export class Interactions {
  readonly #byToken = new Map<string, Interaction>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #clock: () => number;
  readonly #nextId: () => string;

  constructor(clock: () => number, nextId: () => string) {
    this.#clock = clock;
    this.#nextId = nextId;
  }

  open(given: NewInteraction): Interaction {
    const id = this.#nextId();
    const token = Buffer.from(`interaction:${id}:${randomBytes(48).toString('hex')}`).toString('base64url');
    const { promise, resolve } = promiseWithResolver<FirstAnswer | undefined>();
    const interaction: Interaction = {
      ...given,
      id,
      token,
      metadata: { ...given.metadata, id, type: given.type, user: given.person },
      createdAt: this.#clock(),
      state: 'open',
      original: undefined,
      followUps: 0,
      expired: false,
      overdue: false,
      firstAnswer: promise,
      settle: resolve,
    };
    this.#byToken.set(token, interaction);
    this.#closeInTime(interaction);
    return interaction;
  }

  /** Those that were answered and whose tokens still serve. */
  usable(): Interaction[] {
    return [...this.#byToken.values()].filter((one) => one.state === 'answered' && !this.isExpired(one));
  }

  /** Takes over one that was answered before a restart. */
  restore(answered: Restored): void {
    this.#byToken.set(answered.token, {
      ...answered,
      state: 'answered',
      expired: false,
      overdue: false,
      firstAnswer: Promise.resolve(undefined),
      settle: () => undefined,
    });
  }

  find(token: string): Interaction | undefined {
    return this.#byToken.get(token);
  }

  /** True after fifteen minutes, or after `expireAll`. */
  isExpired(interaction: Interaction): boolean {
    return interaction.expired || this.#clock() - interaction.createdAt > tokenMilliseconds;
  }

  /** Makes every token that was given out until now too old. */
  expireAll(): void {
    for (const interaction of this.#byToken.values()) interaction.expired = true;
  }

  /** Gives the turn to answer back, where an answer was refused. */
  reopen(interaction: Interaction): void {
    if (interaction.overdue) this.#close(interaction);
    else interaction.state = 'open';
  }

  /** Lets nobody wait any longer. */
  stop(): void {
    for (const interaction of this.#byToken.values())
      if (interaction.state === 'open') this.#close(interaction);
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #close(interaction: Interaction): void {
    interaction.state = 'closed';
    interaction.settle(undefined);
  }

  #closeInTime(interaction: Interaction): void {
    const timer = setTimeout(() => {
      interaction.overdue = true;
      if (interaction.state === 'open') this.#close(interaction);
    }, firstAnswerMilliseconds);
    this.#timers.add(timer);
    void interaction.firstAnswer.then(() => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    });
  }
}

function promiseWithResolver<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((take) => {
    resolve = take;
  });
  return { promise, resolve };
}
