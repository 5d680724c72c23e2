import { z } from 'zod';
import { register } from '../../core/register.ts';
import type { AnyRecord, OwnerKind } from '../../core/store/record.ts';
import { capital } from './capital.ts';
import { table } from './table.ts';

const head = `# What Persona stores

<!-- Written by \`npm run generate\` from core/register.ts. -->

Everything that is stored, collection by collection. What is not here is not stored: a record that is not in the register
cannot be written. **Plain** fields can be read by whoever can read the database; each says why it must be. **Sealed** values
are one AES-256-GCM ciphertext per record under a data key of its owner, which is itself wrapped by a master key outside of
the database: without both keys they are noise. Redis holds ids and times only.`;

const owners: Readonly<Record<OwnerKind, string>> = {
  account: 'the account of a person; erased with it',
  place: 'a place (server, direct message, workspace); it goes when the bot is removed there',
  erasure: 'an erasure under way; it goes when that is finished',
  installation: 'the installation; no account’s key opens it',
};

/** The text of `docs/data.md`. */
export const dataPage = (): string => `${[head, overview(), ...register.map(writeRecord)].join('\n\n')}\n`;

const overview = (): string =>
  table(
    ['collection', 'what a document of it is', 'owner'],
    register.map(({ collection, purpose, owner }) => [`[${collection}](#${collection})`, purpose, owner]),
  );

function writeRecord(record: AnyRecord): string {
  const { collection, purpose, owner, ownerField, plain, exported, retention } = record;
  const reasons = Object.entries(plain).map(([name, { reason }]) => [`\`${name}\``, reason]);
  return [
    `## ${collection}`,
    `${capital(purpose)}.`,
    [
      `- **Owner**: ${owners[owner]}${ownerField === '_id' ? '' : ` (\`${ownerField}\`)`}`,
      `- **Sealed**: ${sealedOf(record)}`,
      `- **Export**: ${exported}`,
      `- **Erasure**: ${erasureOf(record)}`,
      `- **Stays**: ${retention}`,
    ].join('\n'),
    table(['plain field', 'why it stands in the clear'], reasons),
  ].join('\n\n');
}

const erasureOf = ({ erased }: AnyRecord): string =>
  erased.how === 'deleted' ? 'deleted' : `kept: ${erased.reason}; until ${erased.until}`;

function sealedOf({ sealed }: AnyRecord): string {
  if (!sealed) return 'nothing';
  return namesIn(sealed)
    .map((name) => `\`${name}\``)
    .join(', ');
}

/** The names of the values in a schema, inner objects with a dot. */
function namesIn(schema: z.ZodObject): string[] {
  const fields: Readonly<Record<string, z.ZodType>> = schema.shape;
  return Object.entries(fields).flatMap(([name, field]) => {
    const inner = objectIn(field);
    return inner ? namesIn(inner).map((one) => `${name}.${one}`) : [name];
  });
}

/** The object in a field, whether the field is one, a list of them, or may be left out. */
function objectIn(schema: z.core.$ZodType): z.ZodObject | undefined {
  if (schema instanceof z.ZodObject) return schema;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return objectIn(schema.unwrap());
  if (schema instanceof z.ZodArray) return objectIn(schema.element);
  return undefined;
}
