import type { Core } from '../core/core.ts';
import type { Account } from '../core/accounts/account.ts';
import type { RunId } from '../core/base/ids.ts';
import type { PlaceId } from '../core/base/ids.ts';
import type { Call } from './call.ts';
import type { Choice, Form, View } from './views/view.ts';

/** One option of a command. `prompt: true`: in Slack the text before the `key:value` options. */
export interface CommandOption {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly prompt?: true;
  readonly longest?: number;
  /** A closed list that the platform may offer by itself, at most 25. */
  readonly choices?: readonly Choice[];
  /** What to offer while it is being typed. */
  readonly complete?: (core: Core, caller: Caller, typed: string) => Promise<readonly Choice[]>;
}

/** Who calls, from where: known and allowed to act. */
export interface Caller {
  readonly account: Account;
  readonly placeId: PlaceId;
  readonly call: Call;
}

/** What a command or action answers. */
export type Outcome =
  /** Words for this person alone. */
  | { readonly kind: 'private'; readonly view: View }
  | { readonly kind: 'form'; readonly form: Form }
  /** A run whose message is drawn from its record from now on. */
  | { readonly kind: 'run'; readonly run: RunId }
  /** The message that was clicked shows the change by itself. */
  | { readonly kind: 'nothing' };

/** One row of the table of commands. */
export interface Command {
  /** As it is typed: `persona create`, or one word. */
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
  /** Who may see its answer. `form`: where `opensForm` says so, its first answer is a form. */
  readonly answers: 'public' | 'private';
  readonly opensForm?: (options: Readonly<Record<string, string>>) => boolean;
  readonly run: (core: Core, caller: Caller, options: Readonly<Record<string, string>>) => Promise<Outcome>;
}

/** A button, menu or form: `name` is the part of the action before the colon. */
export interface Action {
  readonly name: string;
  readonly run: (
    core: Core,
    caller: Caller,
    id: string,
    given: { readonly value?: string; readonly values: Readonly<Record<string, string>> },
  ) => Promise<Outcome>;
  /** `form`: answers by opening one, so nothing may be acknowledged before. `public`: makes a new run's message. */
  readonly answers: 'public' | 'private' | 'form';
}

export const defineCommand = (command: Command): Command => command;
export const defineAction = (action: Action): Action => action;
