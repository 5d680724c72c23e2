import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a stand-in knows, as it is written down. */
export interface State {
  /** Anything that JSON can hold. */
  readonly facts: unknown;
  /** The bytes of its files, by id. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** How long after a change it is written, in milliseconds: several changes are one writing. */
const delay = 100;

/** Stands for the server's own address, which is another one at each start. */
const anyAddress = 'saved-address://';

/**
 * Keeps what a stand-in knows in a folder: `NAME.json`, and its files below `NAME-files`. Each writing takes the place of the
 * one before in one step, so that whoever is killed leaves a whole one.
 */
export class SavedState implements AsyncDisposable {
  readonly #file: string;
  readonly #files: string;
  readonly #address: string | undefined;
  readonly #give: () => State;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param at `address`: where the stand-in serves files now, if what it knows has such addresses
   * @param give asked at each writing
   */
  constructor(at: { folder: string; name: string; address?: string }, give: () => State) {
    this.#file = join(at.folder, `${at.name}.json`);
    this.#files = join(at.folder, `${at.name}-files`);
    this.#address = at.address;
    this.#give = give;
    mkdirSync(this.#files, { recursive: true });
  }

  /** What was written last; undefined at the first start. */
  read(): State | undefined {
    const text = readIfThere(this.#file)?.toString();
    if (text === undefined) return undefined;
    const files = readdirSync(this.#files).map((id) => [id, readFileSync(join(this.#files, id))] as const);
    const facts: unknown = JSON.parse(replaceWhere(text, anyAddress, this.#address));
    return { facts, files: new Map(files) };
  }

  /** Says that something is other than written. */
  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#write();
    }, delay);
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { facts, files } = this.#give();
    const kept = new Set(readdirSync(this.#files));
    for (const [id, bytes] of files) if (!kept.has(id)) replace(join(this.#files, id), bytes);
    replace(this.#file, replaceWhere(JSON.stringify(facts), this.#address, anyAddress));
    for (const id of kept) if (!files.has(id)) rmSync(join(this.#files, id));
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#write();
    return Promise.resolve();
  }
}

const replaceWhere = (text: string, old: string | undefined, next: string | undefined): string =>
  old === undefined || next === undefined ? text : text.replaceAll(old, next);

function replace(file: string, content: string | Buffer): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
