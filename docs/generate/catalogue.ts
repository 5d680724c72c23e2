import { catalogue } from '../../core/profile/catalogue.ts';
import type { Entry } from '../../core/profile/catalogue-file.ts';
import { portraitInput } from '../../workers/fal/inputs.ts';
import { orderText } from '../../workers/openai/prompt.ts';
import { table } from './table.ts';

/** The one character of all examples: what differs between them is the entry. */
const sample = {
  prompt: 'a shy lighthouse keeper who collects storms',
  appearance:
    'A lean woman of fifty with wind-tangled grey hair, a yellow oilskin coat and a row of stoppered bottles on her belt, ' +
    'each with a small dark cloud inside.',
};

const head = `# Art styles, character types, languages

<!-- Written by \`npm run generate\` from core/profile/catalogue.yaml. -->

What people can choose from with \`style\`, \`type\` and \`language\`, and what painter and writer are told then. All examples are of
one character: “${sample.prompt}”.`;

const extending = `## A catalogue of your own

\`PERSONA_CATALOGUE\` names a YAML file that is put on top of this list when a program starts. All of its parts may be left out:

\`\`\`yaml
styles:
  - id: sand-drawing          # new: it stands right behind the default
    name: Sand drawing
    also: [beach]             # other words that people may type
    words: drawn with a stick in wet sand, low evening sun, long shadows   # told to the painter
  - id: noir                  # known: it is replaced where it stands
    name: Film noir
    words: grainy black and white film, rain on glass, one bright lamp
types:
  - id: knight
    name: Knight
    words: a knight whose oath has become a burden      # told to the writer
remove: [pixel-art]           # ids of any list
\`\`\`

- An id stays for ever: characters remember it. It has lower-case letters, digits and hyphens. A character whose entry was removed
  is shown, and painted anew, with the default: the first entry of its list.
- A name has 80 characters, words have 500. Within a list no word may mean two entries.
- A mistake keeps the programs from starting, with one line for each that names file and place, such as
  \`PERSONA_CATALOGUE: /etc/persona/catalogue.yaml: styles.0.words: is missing\`.
- Give the same file to bots, workers and operator, and start them anew when it changes. Then run \`npm run register\`: Discord keeps
  the choices of commands. Slack’s manifest holds none of them.
- Discord offers at most 25 choices. A longer list is completed while it is typed, and takes every entry; menus in forms and settings
  show the first 25 and what is chosen.`;

/** The text of `docs/catalogue.md`. */
export const cataloguePage = (): string =>
  `${[head, styles(), types(), languages(), extending].join('\n\n')}\n`;

const styles = (): string =>
  section(
    'Art styles',
    'The painter is told:',
    catalogue().styles,
    ({ id }) => portraitInput({ appearance: sample.appearance, style: id, seed: 1 }, 'portrait_4_3').prompt,
  );

const types = (): string =>
  section('Character types', 'The writer is told, after its instructions:', catalogue().types, ({ id }) =>
    orderText({
      prompt: sample.prompt,
      options: { style: 'anime', type: id, language: 'en', visibility: 'place' },
      appearance: undefined,
    }),
  );

function section(
  title: string,
  intro: string,
  entries: readonly Entry[],
  told: (entry: Entry) => string,
): string {
  const examples = entries.map(
    (entry) => `### ${entry.name}\n\n${idLine(entry)}\n\n\`\`\`text\n${told(entry)}\n\`\`\``,
  );
  return [`## ${title}`, intro, ...examples].join('\n\n');
}

const idLine = ({ id, also }: Entry): string =>
  also.length === 0 ? `\`${id}\`` : `\`${id}\`, also: ${also.join(', ')}`;

const languages = (): string =>
  [
    '## Languages',
    'The writer is told the English name. Where nobody chose one, it is that of the chat, else the first.',
    table(
      ['id', 'name', 'the writer is told'],
      catalogue().languages.map(({ id, name, words }) => [`\`${id}\``, name, words]),
    ),
  ].join('\n\n');
