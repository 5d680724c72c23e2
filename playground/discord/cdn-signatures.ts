import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long an address of a file serves: a day, as at Discord. */
const lifeMilliseconds = 24 * 60 * 60_000;

const address = /(\/attachments\/\w+\/\d+\/[\w.-]+)\?ex=\w+&is=\w+&hm=\w+&/g;

/**
 * Signs the addresses of attachments: `ex` says until when one serves and `is` since when, both hexadecimal seconds, and `hm` signs
 * that. https://discord.com/developers/docs/reference#signed-attachment-cdn-urls
 */
export class CdnSignatures {
  readonly #secret: string;
  readonly #clock: () => number;

  /** @param clock milliseconds since 1970 */
  constructor(secret: string, clock: () => number) {
    this.#secret = secret;
    this.#clock = clock;
  }

  /** The path with its signature as the query. @param path `/attachments/CHANNEL/ID/NAME` */
  sign(path: string): string {
    const ex = toHex(this.#clock() + lifeMilliseconds);
    const is = toHex(this.#clock());
    return `${path}?ex=${ex}&is=${is}&hm=${this.#mark(path, ex, is)}&`;
  }

  /** Whether an address was signed here and serves still. */
  isOpen(url: URL): boolean {
    const { ex = '', is = '', hm = '' } = Object.fromEntries(url.searchParams);
    const wanted = Buffer.from(this.#mark(url.pathname, ex, is));
    const given = Buffer.from(hm);
    const isOwn = given.length === wanted.length && timingSafeEqual(given, wanted);
    return isOwn && Number.parseInt(ex, 16) * 1_000 > this.#clock();
  }

  /** A text with fresh signatures on all addresses in it: Discord gives each message out with such. */
  renew(text: string): string {
    return text.replaceAll(address, (_whole, path: string) => this.sign(path));
  }

  #mark(path: string, ex: string, is: string): string {
    return createHmac('sha256', this.#secret).update(`${path} ${ex} ${is}`).digest('hex');
  }
}

const toHex = (milliseconds: number): string => Math.floor(milliseconds / 1_000).toString(16);
