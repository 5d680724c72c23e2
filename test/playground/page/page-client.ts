import type { z } from 'zod';
import {
  chats,
  messages,
  type PageChat,
  type PageMessage,
  type Platform,
  refusal,
} from '../../../playground/page/protocol.ts';

/** The page's server as its page meets it, without a browser. */
export class PageClient {
  readonly #address: string;

  constructor(port: number) {
    this.#address = `http://127.0.0.1:${port}`;
  }

  fetch(path: string, request: RequestInit = {}): Promise<Response> {
    return fetch(this.#address + path, request);
  }

  async get<Answer>(path: string, answer: z.ZodType<Answer>): Promise<Answer> {
    return answer.parse(await (await this.fetch(path)).json());
  }

  /** @throws Error with the problem's words where the server refuses */
  async post<Answer>(path: string, body: object, answer: z.ZodType<Answer>): Promise<Answer> {
    const response = await this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const given: unknown = await response.json();
    if (!response.ok) throw new Error(refusal.parse(given).problem);
    return answer.parse(given);
  }

  async chat(platform: Platform): Promise<PageChat> {
    const found = (await this.get('/api/chats', chats)).find((one) => one.platform === platform);
    if (!found) throw new Error(`There is no ${platform}`);
    return found;
  }

  messages(platform: Platform, person: string, channel: string): Promise<PageMessage[]> {
    return this.get(`/api/chats/${platform}/messages?person=${person}&channel=${channel}`, messages);
  }

  /** Waits for a message that fits. */
  async see(at: At, fits: (message: PageMessage) => boolean): Promise<PageMessage> {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      const found = (await this.messages(at.platform, at.person, at.channel)).findLast(fits);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    const seen = await this.messages(at.platform, at.person, at.channel);
    throw new Error(`Not seen. Instead: ${seen.map(({ text }) => text).join('\n---\n')}`);
  }
}

/** Where somebody is. */
export interface At {
  readonly platform: Platform;
  readonly person: string;
  readonly channel: string;
}
