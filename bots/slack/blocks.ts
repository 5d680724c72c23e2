import type { types } from '@slack/bolt';
import type { Button, Choice, Element, Picture, Text } from '../views/view.ts';
import { limits } from './limits.ts';
import { cut, isPlain, toMarkup, toPlain } from './markup.ts';

/** The id of the uploaded file that shows a picture; undefined: there is none. */
export type FileOf = (picture: Picture) => string | undefined;

/**
 * Writes one element of a view as blocks; none where there is nothing to see.
 * @param longest characters that each of its texts may have, beside Slack's own limits
 */
export function writeElement(element: Element, longest: number, fileOf: FileOf): types.KnownBlock[] {
  const most = Math.min(longest, limits.text);
  switch (element.kind) {
    case 'heading':
      return header(cut(element.text, Math.min(longest, limits.header)));
    case 'text':
      return section(writeText(element.text, most));
    case 'note':
      return note(element.text, most);
    case 'fields':
      return fields(element.fields, Math.min(longest, limits.field));
    case 'quote':
      return section(quote(element.text, most));
    case 'progress':
      return section(writeText(`${cut(element.label, Math.max(most - 20, 1))}\n${bar(element.part)}`, most));
    case 'picture':
      return picture(element.picture, fileOf(element.picture), most);
    case 'file':
      // The file itself stands below the message: what Slack shows in blocks are pictures only.
      return note(element.file.name, most);
    case 'divider':
      return [{ type: 'divider' }];
    case 'buttons':
      return inGroups(element.buttons.flatMap(button), limits.buttonsInBlock).map(actions);
    case 'menu':
      return menu(element.action, element.placeholder, element.options);
  }
}

export const isBlank = (text: string): boolean => text.trim() === '';

/** Words that Slack shows as they are; `…` where there are none, since it refuses empty ones. */
export const plainText = (text: string, longest: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: isBlank(text) ? '…' : cut(text, longest),
  emoji: false,
});

/** Undefined where there is nothing to see: Slack refuses empty texts. */
function writeText(text: Text, longest: number): types.TextObject | undefined {
  if (isBlank(toPlain(text))) return undefined;
  if (isPlain(text)) return plainText(toPlain(text), longest);
  return { type: 'mrkdwn', text: toMarkup(text, longest), verbatim: true };
}

const header = (text: string): types.KnownBlock[] =>
  isBlank(text) ? [] : [{ type: 'header', text: plainText(text, limits.header) }];

const section = (text: types.TextObject | undefined): types.KnownBlock[] =>
  text ? [{ type: 'section', text }] : [];

/** Small print. */
export function note(text: Text, longest: number): types.KnownBlock[] {
  const written = writeText(text, longest);
  return written ? [{ type: 'context', elements: [written] }] : [];
}

function quote(text: Text, longest: number): types.TextObject | undefined {
  if (isBlank(toPlain(text))) return undefined;
  return {
    type: 'mrkdwn',
    text: cut(`>>> ${toMarkup(text, Math.max(longest - 4, 1))}`, longest),
    verbatim: true,
  };
}

type Field = Extract<Element, { kind: 'fields' }>['fields'][number];

function fields(all: readonly Field[], longest: number): types.KnownBlock[] {
  const written = all.flatMap(({ label, value }) => {
    const pieces = typeof value === 'string' ? [value] : value;
    return writeText([{ bold: label }, '\n', ...pieces], longest) ?? [];
  });
  return inGroups(written, limits.fieldsInBlock).map((group) => ({ type: 'section', fields: group }));
}

const barLength = 12;

/** A part of 1 in whole percents, whatever was counted. */
export const percentOf = (part: number): number =>
  Number.isNaN(part) ? 0 : Math.round(Math.min(Math.max(part, 0), 1) * 100);

function bar(part: number): string {
  const full = Math.round((percentOf(part) / 100) * barLength);
  return `${'█'.repeat(full)}${'░'.repeat(barLength - full)} ${percentOf(part)} %`;
}

/** A picture that was not uploaded is told in words. */
function picture(shown: Picture, file: string | undefined, longest: number): types.KnownBlock[] {
  if (file === undefined) return note(shown.alternative, longest);
  const alternative = isBlank(shown.alternative) ? '…' : cut(shown.alternative, limits.alternative);
  return [{ type: 'image', slack_file: { id: file }, alt_text: alternative }];
}

const looks = { plain: {}, main: { style: 'primary' }, danger: { style: 'danger' } } as const;

/** An action that is too long to come back whole is left out: half of it would mean something else. */
function button({ action, label, look }: Button): types.Button[] {
  if (action === '' || action.length > limits.actionId) return [];
  return [{ type: 'button', action_id: action, text: plainText(label, limits.buttonLabel), ...looks[look] }];
}

/** Within one block an action's id must be unique. */
const actions = (buttons: readonly types.Button[]): types.KnownBlock => ({
  type: 'actions',
  elements: [...new Map(buttons.map((one) => [one.action_id, one])).values()],
});

function menu(action: string, placeholder: string, choices: readonly Choice[]): types.KnownBlock[] {
  const options = writeOptions(choices);
  if (options.length === 0 || action === '' || action.length > limits.actionId) return [];
  const text = plainText(placeholder, limits.placeholder);
  return [
    { type: 'actions', elements: [{ type: 'static_select', action_id: action, placeholder: text, options }] },
  ];
}

/** Choices as the options of a menu. */
export const writeOptions = (choices: readonly Choice[]): types.PlainTextOption[] =>
  choices
    .filter(({ value }) => value !== '' && value.length <= limits.optionValue)
    .slice(0, limits.options)
    .map(({ label, value }) => ({ text: plainText(label, limits.optionLabel), value }));

function inGroups<One>(all: readonly One[], size: number): One[][] {
  const starts = Array.from({ length: Math.ceil(all.length / size) }, (_, index) => index * size);
  return starts.map((start) => all.slice(start, start + size));
}
