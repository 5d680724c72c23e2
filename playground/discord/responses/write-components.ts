import type { Attachment } from '../attachments.ts';
import type { Button, Component, StringSelect, Thumbnail } from '../requests/component.ts';
import type { Media, SentButton, SentComponent, SentPicture, SentSelect, SentText } from './component.ts';
import { present } from './present.ts';

interface Numberable {
  readonly id?: number | null | undefined;
}

interface PictureRequest {
  readonly media: { readonly url: string };
  readonly description?: string | null | undefined;
  readonly spoiler?: boolean | null | undefined;
}

/** Gives the components that an app sent the numbers, defaults and addresses that Discord adds. */
export class ComponentWriter {
  #last = 0;
  readonly #taken: ReadonlySet<unknown>;
  readonly #attachments: readonly Attachment[];
  readonly #nextId: () => string;

  /** @param taken the numbers that the app gave its components itself */
  constructor(attachments: readonly Attachment[], taken: ReadonlySet<unknown>, nextId: () => string) {
    this.#taken = taken;
    this.#attachments = attachments;
    this.#nextId = nextId;
  }

  write(one: Component): SentComponent {
    switch (one.type) {
      case 1: {
        const id = this.#number(one);
        const inside = one.components.map((each) =>
          each.type === 2 ? this.#button(each) : this.#select(each),
        );
        return { type: 1, id, components: inside };
      }
      case 9: {
        const { accessory } = one;
        const id = this.#number(one);
        const components = one.components.map((text) => this.#text(text));
        const beside = accessory.type === 2 ? this.#button(accessory) : this.#thumbnail(accessory);
        return { type: 9, id, components, accessory: beside };
      }
      case 10:
        return this.#text(one);
      case 12:
        return { type: 12, id: this.#number(one), items: one.items.map((item) => this.#picture(item)) };
      case 13:
        return {
          type: 13,
          id: this.#number(one),
          ...this.#file(one.file.url),
          spoiler: one.spoiler ?? false,
        };
      case 14: {
        const look = { spacing: one.spacing ?? 1, divider: one.divider ?? true };
        return { type: 14, id: this.#number(one), ...look };
      }
      case 17: {
        const look = { accent_color: one.accent_color ?? null, spoiler: one.spoiler ?? false };
        const id = this.#number(one);
        return { type: 17, id, ...look, components: one.components.map((each) => this.write(each)) };
      }
    }
  }

  #number(one: Numberable): number {
    if (one.id) return one.id;
    do this.#last += 1;
    while (this.#taken.has(this.#last));
    return this.#last;
  }

  #text(one: Numberable & { readonly content: string }): SentText {
    return { type: 10, id: this.#number(one), content: one.content };
  }

  #button(one: Button): SentButton {
    const { emoji, ...rest } = one;
    return { ...present(rest), ...(emoji && { emoji: present(emoji) }), id: this.#number(one) };
  }

  #select(one: StringSelect): SentSelect {
    const { options, placeholder, disabled } = one;
    return {
      type: 3,
      id: this.#number(one),
      custom_id: one.custom_id,
      ...present({ placeholder, disabled }),
      min_values: one.min_values ?? 1,
      max_values: one.max_values ?? 1,
      options: options.map(({ emoji, ...rest }) => ({
        ...present(rest),
        ...(emoji && { emoji: present(emoji) }),
      })),
    };
  }

  #thumbnail(one: Thumbnail): SentPicture & { readonly type: 11; readonly id: number } {
    return { type: 11, id: this.#number(one), ...this.#picture(one) };
  }

  #picture(one: PictureRequest): SentPicture {
    const description = one.description ?? null;
    return { media: this.#media(one.media.url), description, spoiler: one.spoiler ?? false };
  }

  #file(url: string): { file: Media; name: string | null; size: number | null } {
    const attached = findAttached(url, this.#attachments);
    return { file: this.#media(url), name: attached?.filename ?? null, size: attached?.size ?? null };
  }

  #media(url: string): Media {
    const id = this.#nextId();
    const attached = findAttached(url, this.#attachments);
    if (!attached) return { id, url, proxy_url: url, width: null, height: null, content_type: null };
    const { width = null, height = null, content_type, proxy_url } = attached;
    return { id, url: attached.url, proxy_url, width, height, content_type, attachment_id: attached.id };
  }
}

const scheme = 'attachment://';

/** The file of the same message that `attachment://NAME` means; undefined for any other address. */
export function findAttached(url: string, attachments: readonly Attachment[]): Attachment | undefined {
  if (!url.startsWith(scheme)) return undefined;
  const name = url.slice(scheme.length);
  return attachments.find((one) => one.filename === name);
}
