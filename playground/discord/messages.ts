import { EventEmitter } from 'node:events';
import type { Attachments } from './attachments.ts';
import type { StoredMessage } from './message.ts';

/** All messages in the order they were posted. Calls its listeners back after each change. */
export class Messages extends EventEmitter<{ change: [] }> {
  readonly #messages = new Map<string, StoredMessage>();
  readonly #attachments: Attachments;

  constructor(attachments: Attachments) {
    super();
    this.#attachments = attachments;
    this.setMaxListeners(0);
  }

  all(): Iterable<StoredMessage> {
    return this.#messages.values();
  }

  find(id: string | undefined): StoredMessage | undefined {
    return id === undefined ? undefined : this.#messages.get(id);
  }

  put(stored: StoredMessage): void {
    this.#messages.set(stored.message.id, stored);
    this.emit('change');
  }

  /** Takes a message away with its files: the CDN answers 404 for them from now. */
  remove(stored: StoredMessage): void {
    this.#messages.delete(stored.message.id);
    this.#attachments.remove(stored.message.attachments.map((one) => one.id));
    this.emit('change');
  }

  removeIn(channel: string): void {
    for (const stored of [...this.all()]) if (stored.message.channel_id === channel) this.remove(stored);
  }
}
