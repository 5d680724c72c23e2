import type { SeenField } from '../../kit/person.ts';
import type { InputBlock } from '../blocks/block.ts';
import { initialValue, longestInput, shortestQuery } from './form-values.ts';
import { optionsOf } from './seen.ts';

type Option = ReturnType<typeof optionsOf>[number];

/** An input block as its person sees it; the field's name is the `block_id`. */
export function toSeenField(input: InputBlock): SeenField {
  const { element } = input;
  const common = {
    name: input.block_id ?? '',
    label: input.label.text,
    hint: input.hint?.text ?? '',
    required: !input.optional,
    value: initialValue(input),
  };
  switch (element.type) {
    case 'plain_text_input':
      return {
        ...common,
        kind: 'text',
        lines: element.multiline ? 'several' : 'one',
        placeholder: element.placeholder?.text ?? '',
        shortest: element.min_length ?? 0,
        longest: element.max_length ?? longestInput,
      };
    case 'static_select':
    case 'radio_buttons':
      return { ...common, kind: 'select', options: optionsOf(element).map(toChoice), most: 1 };
    case 'multi_static_select':
    case 'checkboxes': {
      const options = optionsOf(element).map(toChoice);
      const most = 'max_selected_items' in element ? element.max_selected_items : undefined;
      return { ...common, kind: 'select', options, most: most ?? options.length };
    }
    case 'external_select': {
      const chosen = element.initial_option ? [toChoice(element.initial_option)] : [];
      return {
        ...common,
        kind: 'search',
        options: chosen,
        shortest: element.min_query_length ?? shortestQuery,
      };
    }
    case 'file_input':
      return { ...common, kind: 'file', most: element.max_files ?? 10 };
  }
}

const toChoice = ({ text, value, description }: Option) => ({
  label: text.text,
  value,
  ...(description && { description: description.text }),
});
