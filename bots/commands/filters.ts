import { completeTags } from '../../core/characters/list.ts';
import type { Wanted } from '../../core/characters/list-filter.ts';
import { readTypedChoices, type TypedOptions } from '../../core/characters/order.ts';
import { catalogue } from '../../core/profile/catalogue.ts';
import { visibilities } from '../../core/profile/options.ts';
import type { CommandOption } from '../command.ts';
import { entryOption } from './entry-option.ts';

/** What one's own characters can be narrowed to. */
export const filterOptions: readonly CommandOption[] = [
  {
    name: 'tag',
    description: 'Only those with this tag',
    required: false,
    prompt: true,
    longest: 100,
    async complete(core, caller, typed) {
      const tags = await completeTags(core, caller.account, typed);
      return tags.map((tag) => ({ label: tag, value: tag }));
    },
  },
  entryOption('type', 'Only this kind of character', () => catalogue().types),
  entryOption('style', 'Only this art style', () => catalogue().styles),
  {
    name: 'visibility',
    description: 'Only those that these may see',
    required: false,
    choices: visibilities.map((value) => ({ label: value, value })),
  },
];

/** @throws Problem `option-unknown` with the nearest ones */
export function readWanted(options: TypedOptions): Wanted {
  const { type, style, visibility } = readTypedChoices({
    ...(options['type'] !== undefined && { type: options['type'] }),
    ...(options['style'] !== undefined && { style: options['style'] }),
    ...(options['visibility'] !== undefined && { visibility: options['visibility'] }),
  });
  // People write tags as they see them.
  return { tag: options['tag']?.trim().replace(/^#/, ''), type, style, visibility };
}
