import type { Modal } from './blocks/block.ts';
import type { SlackFileReference } from './blocks/text.ts';
import { fileAddress, isPicture, type UploadedFile } from './file.ts';
import { stableId } from './identifiers.ts';
import type { StoredMessage } from './message.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  /** Lets this person's browser see private files, as the sign-in cookie does with the real one. */
  readonly session: string;
  /** The modals that stand open, the topmost last. */
  readonly views: OpenView[];
}

export interface OpenView {
  readonly id: string;
  readonly rootId: string;
  readonly previousId: string | null;
  modal: Modal;
  hash: string;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  /** The person whose direct message with the app it is. */
  readonly directWith: User | undefined;
  hasApp: boolean;
  archived: boolean;
  readonly messages: StoredMessage[];
}

/** The app in one workspace: what `oauth.v2.access` gives out. */
export interface Installation {
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly scopes: readonly string[];
}

/** One workspace with its people, channels and files. */
export class Workspace {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly users: User[] = [];
  readonly channels: Channel[] = [];
  readonly files: UploadedFile[] = [];
  installation: Installation | undefined;

  constructor(name: string) {
    this.id = stableId('T', name);
    this.name = name;
    this.domain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    for (const channel of ['general', 'random']) this.addChannel(channel);
  }

  addChannel(name: string): Channel {
    return this.#keep({ id: stableId('C', this.name, name), name, directWith: undefined });
  }

  /** The person of this name; made on first use. */
  user(name: string): User {
    const known = this.users.find((user) => user.name === name);
    if (known) return known;
    const id = stableId('U', this.name, name);
    const user: User = { id, name, session: stableId('xoxd-', this.name, name), views: [] };
    this.users.push(user);
    return user;
  }

  /** The person's direct message with the app; opened on first use. */
  directMessage(user: User): Channel {
    return (
      this.channels.find((channel) => channel.directWith === user) ??
      this.#keep({ id: stableId('D', this.name, user.name), name: 'directmessage', directWith: user })
    );
  }

  /** A channel by its id or by `#name`, a direct message also by its person's id. */
  findChannel(named: string): Channel | undefined {
    const user = this.users.find((one) => one.id === named);
    if (user) return this.directMessage(user);
    const name = named.replace(/^#/, '');
    return this.channels.find(
      (channel) => channel.id === named || (channel.directWith === undefined && channel.name === name),
    );
  }

  findView(id: string): { user: User; view: OpenView } | undefined {
    for (const user of this.users) {
      const view = user.views.find((one) => one.id === id || (id !== '' && one.modal.external_id === id));
      if (view) return { user, view };
    }
    return undefined;
  }

  findFile(id: string): UploadedFile | undefined {
    return this.files.find((file) => file.id === id && file.completed && !file.deleted);
  }

  /** The picture that an image block refers to, if it can be shown. */
  findPicture(reference: SlackFileReference, url: string): UploadedFile | undefined {
    return this.files.find(
      (file) =>
        (file.id === reference.id || fileAddress(url, file) === reference.url) &&
        file.completed &&
        !file.deleted &&
        isPicture(file),
    );
  }

  #keep(channel: Pick<Channel, 'id' | 'name' | 'directWith'>): Channel {
    const kept: Channel = { ...channel, hasApp: true, archived: false, messages: [] };
    this.channels.push(kept);
    return kept;
  }
}
