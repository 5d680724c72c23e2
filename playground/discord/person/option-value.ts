import type { Attachment } from '../attachments.ts';
import type { CommandOption } from '../requests/command.ts';
import type { User } from '../user.ts';
import type { World } from '../world.ts';

/** The value of an option as an interaction carries it, and the objects that it refers to. */
export interface OptionValue {
  readonly value: string | number | boolean;
  readonly user?: User;
  readonly attachment?: Attachment;
}

type Known = Pick<World, 'people' | 'attachments'>;

/** Takes what was typed as Discord's client does, by the option's type; throws where the client would not send it. */
export function readOption(option: CommandOption, typed: string, known: Known): OptionValue {
  switch (option.type) {
    case 3:
      return { value: readString(option, typed) };
    case 4:
    case 10:
      return { value: readNumber(option, typed) };
    case 5:
      if (typed !== 'true' && typed !== 'false') throw wrong(option, 'takes true or false');
      return { value: typed === 'true' };
    case 6: {
      const user = known.people.get(typed);
      if (!user) throw wrong(option, `takes the id of a person, not "${typed}"`);
      return { value: typed, user };
    }
    case 11: {
      const attachment = known.attachments.find(typed);
      if (!attachment) throw wrong(option, `takes the id of an uploaded file, not "${typed}"`);
      return { value: typed, attachment };
    }
    default:
      throw wrong(option, `has the type ${option.type}, which people here cannot type`);
  }
}

/** Of choices, either the name that is shown or the value behind it. */
function readString(option: CommandOption, typed: string): string {
  const choice = findChoice(option, typed);
  if (choice !== undefined) return String(choice);
  if (option.min_length && typed.length < option.min_length) {
    throw wrong(option, `needs ${option.min_length} characters`);
  }
  const longest = option.max_length ?? 6000;
  if (typed.length > longest) throw wrong(option, `takes ${longest} characters, not ${typed.length}`);
  return typed;
}

function readNumber(option: CommandOption, typed: string): number {
  const value = Number(findChoice(option, typed) ?? typed);
  if (typed.trim() === '' || Number.isNaN(value)) throw wrong(option, `takes a number, not "${typed}"`);
  if (option.type === 4 && !Number.isInteger(value)) throw wrong(option, 'takes a whole number');
  if (value < (option.min_value ?? -Infinity) || value > (option.max_value ?? Infinity)) {
    throw wrong(option, `does not take ${value}`);
  }
  return value;
}

function findChoice(option: CommandOption, typed: string): string | number | undefined {
  const choices = option.choices ?? [];
  if (choices.length === 0) return undefined;
  const chosen = choices.find((one) => one.name === typed || String(one.value) === typed);
  if (chosen) return chosen.value;
  throw wrong(option, `offers ${choices.map((one) => one.name).join(', ')}, not "${typed}"`);
}

const wrong = (option: CommandOption, words: string): Error =>
  new Error(`The option "${option.name}" ${words}`);
