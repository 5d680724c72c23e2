import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Form, FormField } from '../views/view.ts';
import { plainText, writeOptions } from './blocks.ts';
import { limits } from './limits.ts';
import { cut } from './markup.ts';

/** What a form carries along unseen: the channel in which it was asked for. */
const metadata = z.object({ channel: z.string() });

/** Writes a form as a modal. A field's `block_id` is its name, so that errors find it. */
export const writeModal = (form: Form, channel: string): types.ModalView => ({
  type: 'modal',
  callback_id: form.action,
  private_metadata: JSON.stringify({ channel } satisfies z.output<typeof metadata>),
  title: plainText(form.title, limits.formTitle),
  submit: plainText(form.submit, limits.formTitle),
  blocks: form.fields.map(input),
});

/** The channel that `writeModal` noted; empty where it noted none. */
export function channelOf(privateMetadata: string): string {
  if (privateMetadata === '') return '';
  return metadata.parse(JSON.parse(privateMetadata)).channel;
}

const input = (field: FormField): types.InputBlock => ({
  type: 'input',
  block_id: field.name,
  label: plainText(field.label, limits.formLabel),
  ...(field.hint ? { hint: plainText(field.hint, limits.formLabel) } : {}),
  optional: !field.required,
  element: field.kind === 'files' ? fileInput(field) : (select(field) ?? textInput(field)),
});

/** A menu, if the field has anything to choose from. */
function select(field: FormField): types.StaticSelect | undefined {
  const options = field.kind === 'choice' ? writeOptions(field.options ?? []) : [];
  if (options.length === 0) return undefined;
  const initial = options.find((option) => option.value === field.value);
  return {
    type: 'static_select',
    action_id: field.name,
    options,
    ...(initial ? { initial_option: initial } : {}),
  };
}

/** Of any type: Slack knows files by their endings, and not all that cards have. */
const fileInput = (field: FormField): types.FileInput => ({
  type: 'file_input',
  action_id: field.name,
  max_files: limits.formFiles,
});

function textInput(field: FormField): types.PlainTextInput {
  const longest = Math.min(Math.max(field.longest ?? limits.formInput, 1), limits.formInput);
  return {
    type: 'plain_text_input',
    action_id: field.name,
    multiline: field.kind === 'paragraph',
    max_length: longest,
    ...(field.value ? { initial_value: cut(field.value, longest) } : {}),
  };
}
