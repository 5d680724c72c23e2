import { choicesOf, type Command, type CommandOption } from '../../bots/command.ts';
import { commands } from '../../bots/commands/index.ts';
import type { Choice } from '../../bots/views/view.ts';
import { table } from './table.ts';

const head = `# Commands

<!-- Written by \`npm run generate\` from bots/commands/index.ts. -->

The same words in Discord and in Slack. In Discord each option has a field of its own. In Slack what stands before the first
option is the text, and options follow as \`key:value\` or \`key:"several words"\`:

\`\`\`
/persona create a shy lighthouse keeper style:watercolour name:"Ada Grey"
\`\`\`

An operator may have put a prefix before the commands in Slack.`;

/** The text of `docs/commands.md`. */
export const commandsPage = (): string => `${[head, ...commands.map(writeCommand)].join('\n\n')}\n`;

function writeCommand({ name, description, options }: Command): string {
  const words = options.map(({ name: option, required }) => (required ? `<${option}>` : `[${option}]`));
  const title = `## \`/${[name, ...words].join(' ')}\``;
  const lines = options.map((option) => [`\`${option.name}\``, writeOption(option)]);
  return [
    title,
    `${description}.`,
    ...(lines.length > 0 ? [table(['option', 'what it is'], lines)] : []),
  ].join('\n\n');
}

function writeOption(option: CommandOption): string {
  const { description, required, prompt, longest, complete } = option;
  const choices = choicesOf(option);
  const notes = [
    description,
    ...(required ? ['required'] : []),
    ...(prompt ? ['in Slack the text before the options'] : []),
    ...(longest === undefined ? [] : [`at most ${longest} characters`]),
    ...(complete ? ['completed while it is typed'] : []),
  ].join('; ');
  return choices ? `${notes}. One of ${choices.map(writeChoice).join(', ')}` : notes;
}

/** What is typed, and what it is called where that says more. */
function writeChoice({ label, value }: Choice): string {
  const same = label.toLowerCase().replaceAll(' ', '-') === value;
  return same ? `\`${value}\`` : `\`${value}\` (${label})`;
}
