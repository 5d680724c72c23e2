import { z } from 'zod';

/** The parts of a JSON Schema that Structured Outputs knows and that the writer walks. */
export interface JsonSchema {
  readonly type?: string | readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly properties?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: unknown;
  readonly items?: JsonSchema | undefined;
  readonly anyOf?: readonly JsonSchema[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly $ref?: string | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly maxLength?: number | undefined;
}

export const jsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    description: z.string().optional(),
    properties: z.record(z.string(), jsonSchema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.unknown().optional(),
    items: jsonSchema.optional(),
    anyOf: z.array(jsonSchema).optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    $ref: z.string().optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    maxLength: z.number().optional(),
  }),
);

/**
 * Says why a schema is not one that `strict: true` takes, in OpenAI's words; undefined where it is.
 * The rules (OpenAI's guide "Structured Outputs", supported schemas): the root is an object, every object forbids further
 * properties and requires all that it has.
 */
export function findUnstrict(schema: unknown): string | undefined {
  const parsed = jsonSchema.safeParse(schema);
  if (!parsed.success) return `schema is not valid: ${parsed.error.issues[0]?.message ?? ''}`;
  if (parsed.data.type !== 'object')
    return `schema must be a JSON Schema of 'type: "object"', got 'type: "${String(parsed.data.type)}"'.`;
  return findIn(parsed.data, []);
}

function findIn(schema: JsonSchema, path: readonly string[]): string | undefined {
  const context = `In context=(${path.map((name) => `'${name}'`).join(', ')}), `;
  if (schema.properties) {
    if (schema.additionalProperties !== false)
      return `${context}'additionalProperties' is required to be supplied and to be false.`;
    const missing = Object.keys(schema.properties).find((name) => !schema.required?.includes(name));
    if (missing !== undefined)
      return `${context}'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
  }
  const inside: (readonly [JsonSchema, readonly string[]])[] = [
    ...Object.entries(schema.properties ?? {}).map(
      ([name, part]) => [part, [...path, 'properties', name]] as const,
    ),
    ...(schema.items ? [[schema.items, [...path, 'items']] as const] : []),
    ...(schema.anyOf ?? []).map((part, index) => [part, [...path, 'anyOf', String(index)]] as const),
  ];
  for (const [part, where] of inside) {
    const fault = findIn(part, where);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
