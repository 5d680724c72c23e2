/** What a person sees of one message, whatever the platform. */
export interface SeenMessage {
  readonly id: string;
  readonly channel: string;
  /** Everybody in the channel, or only this person (ephemeral). */
  readonly visibleTo: 'everyone' | { readonly person: string };
  /** All words on the message, top to bottom: text, card, fields, footers, one line each. */
  readonly text: string;
  readonly buttons: readonly {
    readonly label: string;
    readonly action: string;
    readonly disabled: boolean;
    readonly url?: string;
  }[];
  readonly menus: readonly {
    readonly action: string;
    readonly options: readonly { readonly label: string; readonly value: string }[];
  }[];
  readonly pictures: readonly { readonly alternative: string; readonly url: string }[];
  readonly files: readonly { readonly name: string; readonly url: string }[];
  /** How often it was edited since it was posted. */
  readonly edits: number;
  /** True while the platform shows "thinking…". */
  readonly pending: boolean;
  /** As the platform holds it. */
  readonly raw: unknown;
}

interface ChoiceOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
}

/** A field of a form. Several values stand in one `value`, with the form's `separator` between them. */
export type SeenField = {
  readonly name: string;
  readonly label: string;
  /** Words below the label; empty: none. */
  readonly hint: string;
  readonly required: boolean;
  readonly value: string;
} & (
  | {
      readonly kind: 'text';
      readonly lines: 'one' | 'several';
      readonly placeholder: string;
      readonly shortest: number;
      readonly longest: number;
    }
  | { readonly kind: 'select'; readonly options: readonly ChoiceOption[]; readonly most: number }
  /** The app offers options once this many characters are typed: `Person.complete`. */
  | { readonly kind: 'search'; readonly options: readonly ChoiceOption[]; readonly shortest: number }
  /** Takes ids of files that the person uploaded. */
  | { readonly kind: 'file'; readonly most: number }
);

/** A form (modal) that was opened for a person. */
export interface SeenForm {
  readonly title: string;
  /** Words on it that ask for nothing. */
  readonly notes: readonly string[];
  readonly fields: readonly SeenField[];
  readonly separator: string;
  readonly submitLabel: string;
  readonly closeLabel: string;
  /**
   * Fills the fields in by name and sends the form, which the platform delivers `repeats` times. Gives the errors the app
   * answered with, by field; empty when taken.
   */
  submit(
    values: Readonly<Record<string, string>>,
    repeats?: number,
  ): Promise<Readonly<Record<string, string>>>;
  /** Closes it unsent. The app is not told. */
  close(): void;
}

export interface TypedCommand {
  /** `persona` */
  readonly command: string;
  /** `create` */
  readonly subcommand?: string;
  /** In Slack `prompt` is the text before the options; elsewhere an option like the others. */
  readonly options?: Readonly<Record<string, string>>;
  /** A channel's id, or `dm`: the person's direct messages with the app. Default: the first channel. */
  readonly channel?: string;
}

/** A file on a person's own machine. */
export interface PickedFile {
  readonly name: string;
  /** `image/png` */
  readonly contentType: string;
  readonly data: Buffer;
}

/** A made-up person at the far end of a platform: does what a person does, sees what a person sees. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /**
   * Types a slash command and waits until the platform has its first answer (or gave up after three seconds).
   * @param repeats how often the platform delivers it, at once: platforms do deliver twice
   */
  type(command: TypedCommand, repeats?: number): Promise<void>;
  /** Presses the button with this label or action, once; the platform delivers it `repeats` times. */
  click(message: SeenMessage, button: string, repeats?: number): Promise<void>;
  /** Chooses an option of a menu by its value. */
  choose(message: SeenMessage, menu: string, value: string): Promise<void>;
  /** Writes an ordinary message. The app is not told: it reads no messages. */
  say(text: string, channel?: string): SeenMessage;
  /** Picks a file to send along. Gives the id that a field or an option takes as its value. */
  upload(file: PickedFile): Promise<string>;
  /** What the app offers while an option is being typed. */
  complete(
    command: TypedCommand,
    option: string,
  ): Promise<readonly { readonly name: string; readonly value: string }[]>;
  /** The form that stands open for this person. */
  form(): SeenForm | undefined;
  /** Every message this person can see now, oldest first; `channel` as in `TypedCommand`. */
  messages(channel?: string): readonly SeenMessage[];
  /** Waits for a message that fits, now or later. Rejects after `milliseconds` (default 10,000) with what was to be seen instead. */
  see(fits: (message: SeenMessage) => boolean, milliseconds?: number): Promise<SeenMessage>;
}

/** A chat platform's stand-in, as `try`, the page and the tests use it. */
export interface Chat {
  readonly platform: 'discord' | 'slack';
  /** The made-up person of this name; made on first use, member of the first place. */
  person(name: string): Person;
  /** Everybody of the first place who was made so far. */
  people(): readonly Person[];
  /** Calls back after each change of a message, a form, a place or a person. Gives the way to stop. */
  onChange(listener: () => void): () => void;
}
