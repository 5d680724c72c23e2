/** A picture or file that a component shows. */
export interface Media {
  readonly id: string;
  readonly url: string;
  readonly proxy_url: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly content_type: string | null;
  readonly attachment_id?: string;
}

interface Numbered {
  readonly id: number;
}

interface Emoji {
  readonly id?: string;
  readonly name?: string;
  readonly animated?: boolean;
}

export interface SentButton extends Numbered {
  readonly type: 2;
  readonly style: number;
  readonly label?: string;
  readonly emoji?: Emoji;
  readonly custom_id?: string;
  readonly url?: string;
  readonly disabled?: boolean;
}

export interface SentSelect extends Numbered {
  readonly type: 3;
  readonly custom_id: string;
  readonly placeholder?: string;
  readonly min_values: number;
  readonly max_values: number;
  readonly disabled?: boolean;
  readonly options: readonly {
    readonly label: string;
    readonly value: string;
    readonly description?: string;
    readonly emoji?: Emoji;
    readonly default?: boolean;
  }[];
}

export interface SentPicture {
  readonly media: Media;
  readonly description: string | null;
  readonly spoiler: boolean;
}

type Row = Numbered & { readonly type: 1; readonly components: readonly (SentButton | SentSelect)[] };
export type SentText = Numbered & { readonly type: 10; readonly content: string };
type Thumbnail = Numbered & SentPicture & { readonly type: 11 };
type Section = Numbered & {
  readonly type: 9;
  readonly components: readonly SentText[];
  readonly accessory: SentButton | Thumbnail;
};
type Gallery = Numbered & { readonly type: 12; readonly items: readonly SentPicture[] };
type File = Numbered & {
  readonly type: 13;
  readonly file: Media;
  readonly name: string | null;
  readonly size: number | null;
  readonly spoiler: boolean;
};
type Separator = Numbered & { readonly type: 14; readonly spacing: number; readonly divider: boolean };
type Container = Numbered & {
  readonly type: 17;
  readonly accent_color: number | null;
  readonly spoiler: boolean;
  readonly components: readonly SentComponent[];
};

/** A component of a message as Discord answers with it: https://discord.com/developers/docs/components/reference */
export type SentComponent =
  | Row
  | SentButton
  | SentSelect
  | Section
  | SentText
  | Thumbnail
  | Gallery
  | File
  | Separator
  | Container;

/** All components, each before those inside it, top to bottom as they are seen. */
export function flatten(components: readonly SentComponent[]): SentComponent[] {
  return components.flatMap((one) => {
    if (one.type === 1 || one.type === 17) return [one, ...flatten(one.components)];
    return one.type === 9 ? [one, ...one.components, one.accessory] : [one];
  });
}
