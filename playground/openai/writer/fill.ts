import type { JsonSchema } from '../strict-schema.ts';
import { fillString } from './fill-string.ts';
import type { Place } from './place.ts';

/** How many entries a list gets that does not say. */
const usualItems: Readonly<Record<string, number>> = { goals: 2, flaws: 2, tags: 5, traits: 4 };
const otherwise = 4;

/** A value that fits the schema, made by the names of its properties. */
export function fill(schema: JsonSchema, place: Place): unknown {
  if (schema.$ref !== undefined) return fill(resolve(schema.$ref, place.root), place);
  if (schema.const !== undefined) return schema.const;
  // Alternating, so that a dialogue's speakers take turns.
  if (schema.enum) return schema.enum[place.index % schema.enum.length];
  const alternative = schema.anyOf?.find((one) => one.type !== 'null') ?? schema.anyOf?.[0];
  if (alternative) return fill(alternative, place);
  switch (typeOf(schema)) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, part]) => [name, fill(part, { ...place, name })]),
      );
    case 'array':
      return fillArray(schema, place);
    case 'string':
      return fillString(schema, place);
    case 'integer':
    case 'number':
      return Math.min(Math.max(3, schema.minimum ?? 3), schema.maximum ?? 3);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

function fillArray(schema: JsonSchema, place: Place): unknown[] {
  const { items = { type: 'string' } } = schema;
  const length = Math.min(
    Math.max(usualItems[place.name] ?? otherwise, schema.minItems ?? 0),
    schema.maxItems ?? Infinity,
  );
  return Array.from({ length }, (_, index) => fill(items, { ...place, list: place.name, index }));
}

/** The first type that is not `null`: a nullable value is given. */
const typeOf = ({ type = 'null' }: JsonSchema): string =>
  typeof type === 'object' ? (type.find((one) => one !== 'null') ?? 'null') : type;

function resolve(reference: string, root: JsonSchema): JsonSchema {
  const target = reference
    .split('/')
    .slice(1)
    .reduce<unknown>((node, key) => (isRecord(node) ? node[key] : undefined), root);
  if (!isRecord(target)) throw new Error(`The schema has no ${reference}`);
  return target;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
