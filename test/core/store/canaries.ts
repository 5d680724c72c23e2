import { randomBytes, randomInt } from 'node:crypto';
import { z } from 'zod';

/** A value that a schema takes, and the bytes by which each part of it that can be told apart is found again. */
export interface Planted {
  readonly value: unknown;
  readonly canaries: readonly Buffer[];
}

/** @throws Error for a kind of schema that it does not know, so that no field goes without its canary */
export function plant(schema: z.core.$ZodType): Planted {
  if (schema instanceof z.ZodObject) return plantObject(schema);
  if (schema instanceof z.ZodRecord) {
    const { value, canaries } = plant(schema.valueType);
    return { value: { key: value }, canaries };
  }
  if (schema instanceof z.ZodArray) {
    const planted = [plant(schema.element), plant(schema.element)];
    return {
      value: planted.map(({ value }) => value),
      canaries: planted.flatMap(({ canaries }) => canaries),
    };
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return plant(schema.unwrap());
  if (schema instanceof z.ZodString) return plantText(schema);
  if (schema instanceof z.ZodNumber) return plantNumber();
  if (schema instanceof z.ZodDate) return plantDate();
  if (schema instanceof z.ZodCustom) return plantBytes(schema);
  // Nothing of a person's own fits into these.
  if (schema instanceof z.ZodEnum) return { value: schema.options[0], canaries: [] };
  if (schema instanceof z.ZodLiteral) return { value: schema.value, canaries: [] };
  if (schema instanceof z.ZodBoolean) return { value: true, canaries: [] };
  throw new Error(`no canary for a schema of type ${schema._zod.def.type}`);
}

function plantObject(schema: z.ZodObject): Planted {
  const fields = Object.entries<z.core.$ZodType>(schema.shape).map(
    ([name, field]) => [name, plant(field)] as const,
  );
  return {
    value: Object.fromEntries(fields.map(([name, { value }]) => [name, value])),
    canaries: fields.flatMap(([, { canaries }]) => canaries),
  };
}

const letters = (count: number): string =>
  Array.from({ length: count }, () => String.fromCharCode(97 + randomInt(26))).join('');

/** The first of some shapes that the schema takes; ids begin with their kind. */
function plantText(schema: z.ZodString): Planted {
  const canary = letters(16);
  const kinds = ['', 'account_', 'key_', 'place_', 'run_', 'address_', 'character_', 'portrait_', 'file_'];
  const value = kinds.map((kind) => kind + canary).find((text) => schema.safeParse(text).success);
  if (value === undefined) throw new Error('no canary for this text');
  return { value, canaries: [Buffer.from(canary)] };
}

/** Numbers of this size lie in BSON as eight bytes. */
function plantNumber(): Planted {
  const value = randomInt(2 ** 40, 2 ** 48 - 1);
  const canary = Buffer.alloc(8);
  canary.writeDoubleLE(value);
  return { value, canaries: [canary] };
}

function plantDate(): Planted {
  const value = new Date(randomInt(2 ** 40, 2 ** 42));
  const canary = Buffer.alloc(8);
  canary.writeBigInt64LE(BigInt(value.getTime()));
  return { value, canaries: [canary] };
}

function plantBytes(schema: z.ZodCustom): Planted {
  const value = randomBytes(24);
  schema.parse(value);
  return { value, canaries: [value] };
}

/** The forms in which somebody who looks through raw bytes would find a canary. */
export const formsOf = (canary: Buffer): Buffer[] => [
  canary,
  Buffer.from(canary.toString('latin1'), 'utf16le'),
  Buffer.from(canary.toString('hex')),
  Buffer.from(canary.toString('base64').replace(/=+$/, '').slice(0, -1)),
];
