import { called } from '../../operator/run.ts';
import type { Parameter, Verb } from '../../operator/verb.ts';
import { verbs } from '../../operator/verbs.ts';
import { table } from './table.ts';

const head = `# The operator's command line

<!-- Written by \`npm run generate\` from operator/verbs.ts. -->

\`${called} <verb> …\` does what an operator does by hand. It reads the same environment, or \`.env\`, as the programs. What goes
wrong is said in one line on standard error, and the exit code is 1. Without a verb it prints this table; each verb has
\`--help\`.`;

const rehearsal = `## A day with backups

\`\`\`
${called} backup backups --keys keys          # each day; remove both after 13 days at the latest
${called} backup ledger --ledger-only            # each hour
\`\`\`

When the store is lost: start an empty one, start no program on it, and

\`\`\`
${called} restore --dry-run --data … --keys … --ledger …
${called} restore --data … --keys … --ledger …
${called} doctor
\`\`\`

A backup is taken while the programs run and has no common moment. It needs none: documents are changed one by one, in steps
that may be repeated. Collections are read from what points to what is pointed at, keys after everything that was sealed with
them, the ledger last. A run that was open then is taken up again by the workers; what it had not settled it settles; a
redraw that was missed is asked for again by the sweep. What was made after the backup is lost.

What stays gone: whatever was sealed with a key that the newest ledger names. What comes back: a single character that was
deleted after the backup, while its account lives; its owner must delete it again.

Each file ends with an HMAC under a key derived from \`PERSONA_MASTER_KEYS\`. Keep those keys where no backup lies: without
them nothing opens, and with them and all three files everything does.

## A new version

\`\`\`
${called} backup backups
${called} migrate --dry-run
${called} migrate
\`\`\`

Then start the new programs. Where a migration says so, programs of the version before may go on meanwhile; the others say at
their start that they are older than the store, and end. A program that is newer than the store says so, too, and ends.`;

/** The text of `docs/operator.md`. */
export const operatorPage = (): string =>
  `${[head, overview(), ...verbs.map(writeVerb), rehearsal].join('\n\n')}\n`;

const overview = (): string =>
  table(
    ['verb', 'what it does'],
    verbs.map(({ name, summary }) => [`[${name}](#${name})`, summary]),
  );

function writeVerb({ name, more, parameters }: Verb): string {
  return [`## ${name}`, more, table(['given', 'what it is'], parameters.map(writeParameter))].join('\n\n');
}

const writeParameter = ({ flags, says, required, otherwise }: Parameter): [string, string] => [
  `\`${flags}\``,
  [
    says,
    ...(required ? ['must be given'] : []),
    ...(otherwise ? [`\`${otherwise}\` where it is left out`] : []),
  ].join('; '),
];
