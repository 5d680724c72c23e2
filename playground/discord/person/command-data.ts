import type { TypedCommand } from '../../kit/person.ts';
import type { Command } from '../commands.ts';
import type { Channel } from '../places.ts';
import type { CommandOption } from '../requests/command.ts';
import type { World } from '../world.ts';
import { contextOf } from './payload.ts';
import { type OptionValue, readOption } from './option-value.ts';

interface SentOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly focused?: true;
  readonly options?: readonly SentOption[];
}

/**
 * The data of a typed command, read against what the app registered.
 * @param focused the option that is being typed, for autocompletion: it and what is missing are not judged yet
 * Throws what keeps Discord's client from sending: no such command, a missing option, a value out of its limits.
 */
export function toCommandData(world: World, typed: TypedCommand, channel: Channel, focused?: string): object {
  const command = findCommand(world, typed.command, channel);
  const { path, options } = findOptions(command, typed.subcommand);
  const given = typed.options ?? {};
  for (const name of Object.keys(given)) {
    if (!options.some((one) => one.name === name)) throw new Error(`${path} has no option "${name}"`);
  }
  const values = options.flatMap((option): { sent: SentOption; read: OptionValue }[] => {
    const text = given[option.name];
    const { name, type } = option;
    if (name === focused)
      return [{ sent: { name, type, value: text ?? '', focused: true }, read: { value: '' } }];
    if (text !== undefined) {
      const read = readOption(option, text, world);
      return [{ sent: { name, type, value: read.value }, read }];
    }
    if (option.required && focused === undefined) throw new Error(`${path} needs the option "${name}"`);
    return [];
  });
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    options: nest(
      typed.subcommand,
      values.map((one) => one.sent),
    ),
    ...resolve(values.map((one) => one.read)),
  };
}

function findCommand(world: World, name: string, channel: Channel): Command {
  const command = world.commands.find(name);
  const registered = world.commands.all().map((one) => `/${one.name}`);
  if (!command)
    throw new Error(`There is no command /${name}; registered: ${registered.join(', ') || 'none'}`);
  const installed = channel.guild?.installed === false ? 1 : 0;
  const isHere = command.contexts?.includes(contextOf(channel)) ?? true;
  if (!isHere || (channel.guild && !command.integration_types.includes(installed))) {
    throw new Error(`/${name} is not offered in ${channel.name}`);
  }
  return command;
}

/** The options below a subcommand; a group stands before it, with a space between. */
function findOptions(
  command: Command,
  subcommand: string | undefined,
): { path: string; options: readonly CommandOption[] } {
  let path = `/${command.name}`;
  let options = command.options ?? [];
  for (const name of subcommand?.split(' ') ?? []) {
    const found = options.find((one) => one.name === name && one.type <= 2);
    if (!found) throw new Error(`${path} has no subcommand "${name}"`);
    path += ` ${name}`;
    options = found.options ?? [];
  }
  if (options.some((one) => one.type <= 2)) throw new Error(`${path} needs a subcommand`);
  return { path, options };
}

function nest(subcommand: string | undefined, values: readonly SentOption[]): readonly SentOption[] {
  const [name, ...rest] = subcommand?.split(' ') ?? [];
  if (name === undefined) return values;
  const type = rest.length > 0 ? 2 : 1;
  return [{ name, type, options: nest(rest.join(' ') || undefined, values) }];
}

function resolve(values: readonly OptionValue[]): object {
  const users = values.flatMap(({ user }) => (user ? [[user.id, user]] : []));
  const attachments = values.flatMap(({ attachment }) => (attachment ? [[attachment.id, attachment]] : []));
  if (users.length + attachments.length === 0) return {};
  return {
    resolved: {
      ...(users.length > 0 && { users: Object.fromEntries(users) as object }),
      ...(attachments.length > 0 && { attachments: Object.fromEntries(attachments) as object }),
    },
  };
}
