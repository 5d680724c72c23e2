import type { Standing } from '../core/privacy/may.ts';
import type { RequestedAddress } from '../core/jobs/request.ts';
import type { Choice, Form, View } from './views/view.ts';

/** Somebody on a platform, in the platform's own words. */
export interface ChatPerson {
  readonly platform: string;
  /** Slack: the workspace; Discord: empty, since its users are the same in every server. */
  readonly team: string;
  readonly user: string;
  readonly name: string;
}

/** Where a call comes from. */
export interface ChatPlace {
  readonly platform: string;
  readonly kind: 'server' | 'direct' | 'workspace';
  /** The server's or workspace's id; of direct messages the channel's. */
  readonly team: string;
  readonly channel: string;
}

/** A file that a person gave. It lies at the platform until it is read. */
export interface CallFile {
  readonly name: string;
  /** Bytes, as the platform says. */
  readonly size: number;
  /**
   * Fetches it.
   * @param most bytes at the most
   * @throws Problem `file-too-large`, `file-unavailable`
   */
  readonly read: (most: number) => Promise<Buffer>;
}

/** What a person did. */
export type Intent =
  /** `command` as in the table (`persona create`); options by name as they were typed. */
  | {
      readonly kind: 'command';
      readonly command: string;
      readonly options: Readonly<Record<string, string>>;
      readonly files?: readonly CallFile[];
    }
  /** A button or menu: `action` is `name:id`, `value` what a menu chose. */
  | { readonly kind: 'action'; readonly action: string; readonly value?: string }
  | {
      readonly kind: 'form';
      readonly action: string;
      readonly values: Readonly<Record<string, string>>;
      readonly files?: readonly CallFile[];
    }
  | {
      readonly kind: 'completion';
      readonly command: string;
      readonly option: string;
      readonly typed: string;
    };

/** How a call was, or will be, acknowledged: openly, for this person alone, or by nothing visible. */
export type Acknowledgement = 'public' | 'private' | 'silent';

/** How one call is answered. Every method may be called once the platform allows it; each rejects if the platform refuses. */
export interface Reply {
  /**
   * The first answer, within three seconds. `silent`: for a button whose message stays as it is.
   * Gives false where another process has answered the same delivery already: then this one stops.
   */
  acknowledge(how: Acknowledgement): Promise<boolean>;
  /** Answers this person privately, after an acknowledgement or as the first answer; after a public acknowledgement, removes that first. */
  privately(view: View): Promise<void>;
  /**
   * Shows a view in place of the private message whose button or menu was pressed; where there is none, as `privately`.
   */
  redraw(view: View): Promise<void>;
  /** Opens a form. Must be the first answer. */
  open(form: Form): Promise<void>;
  /** Answers a form that cannot be taken: by field, in the form itself where the platform can, else as a private message. */
  refuse(problems: Readonly<Record<string, string>>): Promise<void>;
  /** Answers a completion, at most 25 choices. */
  offer(choices: readonly Choice[]): Promise<void>;
  /**
   * Where the message of a run goes, given how the call was acknowledged and whether the run is to be seen by others.
   * Posts nothing itself: `draw` does.
   */
  place(wanted: 'public' | 'private'): RequestedAddress & {
    /** True where the person is not looking at that place: then the answer to the call says where it is. */
    readonly apart?: boolean;
  };
}

/** One thing that a person did, in neutral form. */
export interface Call {
  /** Unique per delivery at the platform: the same key twice is the same deed twice delivered. */
  readonly requestKey: string;
  readonly person: ChatPerson;
  readonly place: ChatPlace;
  /** How the person stands there, as the place's own rules ask. */
  readonly standing: Standing;
  /** The person's language as the platform reports it, such as `de` or `en-US`. */
  readonly locale: string;
  /** The most characters that a field of a form takes on this platform. */
  readonly longestField: number;
  readonly intent: Intent;
  readonly reply: Reply;
}

/** The files that came with a command or in its form; none with anything else. */
export const filesOf = ({ intent }: Pick<Call, 'intent'>): readonly CallFile[] =>
  'files' in intent ? (intent.files ?? []) : [];
