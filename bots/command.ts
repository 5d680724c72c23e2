import type { Core } from '../core/core.ts';
import type { Account } from '../core/accounts/account.ts';
import type { RunId } from '../core/base/ids.ts';
import type { TypedOptions } from '../core/characters/order.ts';
import type { Place } from '../core/places/place.ts';
import type { Purpose } from '../core/privacy/may.ts';
import type { Call } from './call.ts';
import type { Choice, Form, View } from './views/view.ts';

/** One option of a command. `prompt: true`: in Slack the text before the `key:value` options. */
export interface CommandOption {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly prompt?: true;
  readonly longest?: number;
  /** A file: where a platform's commands take none, the command's form does. */
  readonly file?: true;
  /**
   * A closed list, which the platform may offer by itself: Discord takes 25 at most, and completes a longer one. A function
   * where the list is known only once the program has started.
   */
  readonly choices?: readonly Choice[] | (() => readonly Choice[]);
  /** What to offer while it is being typed. */
  readonly complete?: (core: Core, caller: Caller, typed: string) => Promise<readonly Choice[]>;
}

/** Who calls, from where: known and allowed to act. */
export interface Caller {
  readonly account: Account;
  readonly place: Place;
  readonly call: Call;
}

/** What a command or action answers. */
export type Outcome =
  /** Words for this person alone. `instead`: in place of the private message that was clicked. */
  | { readonly kind: 'private'; readonly view: View; readonly instead?: true }
  /** A run whose message is drawn from its record from now on. `apart`: it stands elsewhere than the first answer. */
  | { readonly kind: 'run'; readonly run: RunId; readonly apart: boolean }
  /** The message that was clicked shows the change by itself. */
  | { readonly kind: 'nothing' };

export type MakeForm = (core: Core, caller: Caller) => Form | Promise<Form>;

/** One row of the table of commands. */
export interface Command {
  /** As it is typed: `persona create`, or one word. */
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
  readonly purpose: Purpose;
  /** It changes who may see answers: the next first answer is private until that was looked up. */
  readonly changesCaller?: true;
  /** Who may see its answer, as far as the options tell. */
  readonly answers: (options: TypedOptions) => 'public' | 'private';
  /** What makes the form that is its first answer, within two seconds; undefined where the options ask for none. */
  readonly form?: (options: TypedOptions) => MakeForm | undefined;
  /** Reads the options without doing anything. @throws Problem for what cannot be read */
  readonly check?: (options: TypedOptions, locale: string) => void;
  readonly run: (core: Core, caller: Caller, options: TypedOptions) => Promise<Outcome>;
}

/**
 * A button, a menu, or a form that stands for one: `name` is the part of its action before the colon, `id` what follows or
 * what a menu chose.
 */
export interface Action {
  readonly name: string;
  readonly purpose: Purpose;
  /** As of a command. */
  readonly changesCaller?: true;
  /** The form that a click opens, where it does: it must be made within two seconds. Undefined: the click is run at once. */
  readonly form?: (core: Core, caller: Caller, id: string) => Promise<Form | undefined>;
  /** @param values what was typed into the form; empty for a click */
  readonly run: (core: Core, caller: Caller, id: string, values: TypedOptions) => Promise<Outcome>;
}

/** A button that answers anybody, also who was never here and has accepted nothing: reporting must need no account. */
export interface OpenAction {
  readonly name: string;
  readonly anybody: true;
  /** As of an action. */
  readonly form?: (core: Core, call: Call, id: string) => Promise<Form | undefined>;
  readonly run: (core: Core, call: Call, id: string, values: TypedOptions) => Promise<Outcome>;
}

/** The closed list of an option; undefined where it has none. */
export const choicesOf = ({ choices }: CommandOption): readonly Choice[] | undefined =>
  typeof choices === 'function' ? choices() : choices;

export const defineCommand = (command: Command): Command => command;
export const defineAction = (action: Action): Action => action;
export const defineOpenAction = (action: OpenAction): OpenAction => action;
