import {
  type APIApplicationCommandOptionChoice,
  type APIFileUploadComponent,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Choice, Form, FormField } from '../views/view.ts';
import { cut, limits } from './limits.ts';
import { toOptions } from './parts.ts';

/** Writes a form as a modal, inside Discord's limits: five fields at most, texts cut. */
export function writeForm(form: Form): APIModalInteractionResponseCallbackData {
  const title = cut(form.title.trim() || '…', limits.form.title);
  const fields = new Map(form.fields.filter(canStand).map((field) => [field.name, field]));
  const components = [...fields.values()].slice(0, limits.form.fields).map(toLabel);
  const empty: APIModalInteractionResponseCallbackComponent = {
    type: ComponentType.TextDisplay,
    content: title,
  };
  return {
    custom_id: form.action,
    title,
    components: components.length > 0 ? components : [empty],
  };
}

const canStand = (field: FormField): boolean =>
  field.name !== '' &&
  field.name.length <= limits.customId &&
  (field.kind !== 'choice' || toOptions(field.options ?? []).length > 0);

function toLabel(field: FormField): APILabelComponent {
  const hint = cut((field.hint ?? '').trim(), limits.form.hint);
  return {
    type: ComponentType.Label,
    label: cut(field.label.trim() || field.name, limits.form.label),
    ...(hint && { description: hint }),
    component: toComponent(field),
  };
}

function toComponent(field: FormField): APILabelComponent['component'] {
  if (field.kind === 'choice') return toSelect(field);
  return field.kind === 'files' ? toUpload(field) : toInput(field);
}

const toUpload = (field: FormField): APIFileUploadComponent => ({
  type: ComponentType.FileUpload,
  custom_id: field.name,
  required: field.required,
  min_values: field.required ? 1 : 0,
  max_values: limits.form.files,
});

const toSelect = (field: FormField): APIStringSelectComponent => ({
  type: ComponentType.StringSelect,
  custom_id: field.name,
  required: field.required,
  min_values: field.required ? 1 : 0,
  max_values: 1,
  options: toOptions(field.options ?? [], field.value),
});

function toInput(field: FormField): APITextInputComponent {
  const longest = Math.min(Math.max(field.longest ?? limits.form.value, 1), limits.form.value);
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style: field.kind === 'paragraph' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: field.required,
    max_length: longest,
    ...(field.value && { value: cut(field.value, longest) }),
  };
}

/** Writes what a completion offers: 25 at most. A value that is too long could not come back whole and is left out. */
export function writeChoices(choices: readonly Choice[]): APIApplicationCommandOptionChoice<string>[] {
  const { choiceName, choiceValue, choices: most } = limits.command;
  return choices
    .filter((choice) => choice.value !== '' && choice.value.length <= choiceValue)
    .slice(0, most)
    .map((choice) => ({ name: cut(choice.label.trim() || choice.value, choiceName), value: choice.value }));
}
