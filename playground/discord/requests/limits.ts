import type { FormFault } from '../refusal.ts';
import type { Component } from './component.ts';
import { embedSize } from './embed.ts';
import type { MessageBody } from './message.ts';

interface Found {
  readonly path: readonly (string | number)[];
  readonly value: Readonly<Record<string, unknown>>;
}

/** Every object inside a value, with the way to it. */
function* objectsIn(value: unknown, path: readonly (string | number)[] = []): Generator<Found> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield { path, value: value as Record<string, unknown> };
  for (const [key, inside] of Object.entries(value)) {
    yield* objectsIn(inside, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

/** A custom id may stand once in a message or form; so may a component's number. */
export function duplicates(components: readonly object[]): FormFault[] {
  const seen = new Set<string>();
  return [...objectsIn(components, ['components'])].flatMap(({ path, value }) =>
    (['custom_id', 'id'] as const).flatMap((key): FormFault[] => {
      const own = value[key];
      // An emoji has an id too; the number 0 stands for none.
      if ((typeof own !== 'string' && typeof own !== 'number') || own === 0 || !('type' in value)) return [];
      const mark = `${key} ${own}`;
      if (!seen.has(mark)) {
        seen.add(mark);
        return [];
      }
      const code = key === 'id' ? 'COMPONENT_ID_DUPLICATED' : 'COMPONENT_CUSTOM_ID_DUPLICATED';
      return [{ path: [...path, key], code, message: `Component ${key} cannot be duplicated` }];
    }),
  );
}

/** The numbers that an app gave its components itself. */
export const givenNumbers = (components: readonly object[]): Set<unknown> =>
  new Set([...objectsIn(components)].filter(({ value }) => 'type' in value).map(({ value }) => value['id']));

/** `attachment://NAME` must name a file of the same message. */
export function missingFiles(body: MessageBody, names: readonly string[]): FormFault[] {
  const { embeds, components } = body;
  return [...objectsIn({ embeds, components })].flatMap(({ path, value }) =>
    ['url', 'icon_url'].flatMap((key): FormFault[] => {
      const url = value[key];
      if (typeof url !== 'string' || !url.startsWith('attachment://')) return [];
      if (names.includes(url.slice('attachment://'.length))) return [];
      const code = 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND';
      return [{ path: [...path, key], code, message: 'The referenced attachment was not found' }];
    }),
  );
}

/** All embeds of a message together: 6,000 characters. */
export function embedsTooLong(body: MessageBody): FormFault[] {
  const size = (body.embeds ?? []).reduce((sum, one) => sum + embedSize(one), 0);
  const message = 'Embed size exceeds maximum size of 6000';
  return size > 6000 ? [{ path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }] : [];
}

/** Components V2 together: 40 components, those inside others counted, and 4,000 characters of text. */
export function tooManyComponents(components: readonly Component[]): FormFault[] {
  const all = [...objectsIn(components)].filter(({ value }) => typeof value['type'] === 'number');
  const text = all.reduce((sum, { value }) => sum + textLength(value['content']), 0);
  const faults: FormFault[] = [];
  if (all.length > 40) {
    const message = 'The maximum number of components in a message is 40';
    faults.push({ path: ['components'], code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message });
  }
  if (text > 4000) {
    const message = 'The displayable text of all components exceeds the maximum size of 4000';
    faults.push({ path: ['components'], code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message });
  }
  return faults;
}

const textLength = (content: unknown): number => (typeof content === 'string' ? content.length : 0);
