import { parseForm } from './requests/parse.ts';
import { type CommandBody, commandList, type CommandOption } from './requests/command.ts';
import { stableSnowflake } from './snowflake.ts';

/** A registered command: https://discord.com/developers/docs/interactions/application-commands#application-command-object */
export interface Command {
  readonly id: string;
  readonly application_id: string;
  readonly version: string;
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly default_member_permissions: string | null;
  readonly contexts: readonly number[] | null;
  readonly integration_types: readonly number[];
  readonly nsfw: boolean;
  readonly options?: readonly CommandOption[];
}

/** The application's global commands. */
export class Commands {
  #registered: readonly Command[] = [];
  readonly #application: string;
  readonly #nextId: () => string;

  constructor(application: string, nextId: () => string) {
    this.#application = application;
    this.#nextId = nextId;
  }

  all(): readonly Command[] {
    return this.#registered;
  }

  /** Takes over what was registered before a restart. */
  restore(registered: readonly Command[]): void {
    this.#registered = registered;
  }

  /** The slash command of this name. */
  find(name: string): Command | undefined {
    return this.#registered.find((one) => one.name === name && one.type === 1);
  }

  /** Puts these in the place of all; one that keeps its name keeps its id. Refuses what breaks Discord's rules. */
  replace(body: unknown): readonly Command[] {
    this.#registered = parseForm(commandList, body).map((one) => this.#toCommand(one));
    return this.#registered;
  }

  #toCommand(given: CommandBody): Command {
    const type = given.type ?? 1;
    const permissions = given.default_member_permissions ?? null;
    return {
      id: stableSnowflake(`command ${type} ${given.name}`),
      application_id: this.#application,
      version: this.#nextId(),
      type,
      name: given.name,
      description: 'description' in given ? given.description : '',
      default_member_permissions: permissions === null ? null : String(permissions),
      contexts: given.contexts ?? null,
      integration_types: given.integration_types ?? [0],
      nsfw: given.nsfw ?? false,
      ...('options' in given && given.options?.length ? { options: given.options.map(withoutNulls) } : {}),
    };
  }
}

function withoutNulls(option: CommandOption): CommandOption {
  const kept = Object.entries(option).filter(([, value]) => value !== null && value !== undefined);
  const plain = Object.fromEntries(kept) as CommandOption;
  return plain.options ? { ...plain, options: plain.options.map(withoutNulls) } : plain;
}
