/** A piece of running text. Times are elements, since each platform shows them in the reader's own zone. */
export type Inline =
  | string
  | { readonly bold: string }
  | { readonly italic: string }
  | { readonly code: string }
  | { readonly time: Date; readonly as: 'relative' | 'date' | 'clock' }
  | { readonly link: string; readonly label: string };

/** Text without markup: a platform escapes it, so that nothing a person or a model wrote acts as markup or mention. */
export type Text = string | readonly Inline[];

export interface Button {
  /** `name:id`, at most 100 characters; comes back as the Call's action. */
  readonly action: string;
  readonly label: string;
  readonly look: 'plain' | 'main' | 'danger';
}

export interface Picture {
  /** PNG. */
  readonly image: Buffer;
  /** Of what the picture is a copy; a platform that keeps uploads uses one upload for one key. */
  readonly key: string;
  /** What somebody who does not see it is told. */
  readonly alternative: string;
}

/** A file that the person may save: a card, an archive. */
export interface ViewFile {
  /** With its ending; at most 150 bytes. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

export type Element =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: Text }
  /** Small print: "AI-made", dates, hints. */
  | { readonly kind: 'note'; readonly text: Text }
  | { readonly kind: 'fields'; readonly fields: readonly { readonly label: string; readonly value: Text }[] }
  | { readonly kind: 'quote'; readonly text: Text }
  /** A bar from 0 to 1 with its words. */
  | { readonly kind: 'progress'; readonly label: string; readonly part: number }
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'file'; readonly file: ViewFile }
  | { readonly kind: 'divider' }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | {
      readonly kind: 'menu';
      readonly action: string;
      readonly placeholder: string;
      readonly options: readonly Choice[];
    };

export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** What a message shows, whatever the platform. A platform's `write.ts` cuts it to the platform's limits. */
export interface View {
  readonly tone: 'neutral' | 'good' | 'bad';
  readonly elements: readonly Element[];
}

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  readonly value?: string;
  /** `files`: one to ten files of the person's own; they come back as the call's `files`. */
  readonly kind: 'line' | 'paragraph' | 'choice' | 'files';
  /** Characters; at most what the call's `longestField` says. */
  readonly longest?: number;
  readonly options?: readonly Choice[];
}

/** A form (modal): at most five fields, which is what the narrowest platform takes. */
export interface Form {
  /** The command that its values are the options of, or `name:id` of an action; comes back as the Call's action. */
  readonly action: string;
  readonly title: string;
  readonly submit: string;
  readonly fields: readonly FormField[];
}
