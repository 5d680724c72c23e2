import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIFileComponent,
  type APIMediaGalleryItem,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Button, Choice, Element } from '../views/view.ts';
import { cut, limits } from './limits.ts';
import type { Uploads } from './uploads.ts';
import { type TextBlock, toBlocks } from './text-block.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A stretch of a message: what becomes one component, or the rows of one element. */
export type Part =
  | { readonly kind: 'text'; readonly blocks: readonly TextBlock[] }
  | { readonly kind: 'pictures'; readonly items: readonly APIMediaGalleryItem[] }
  | { readonly kind: 'file'; readonly component: APIFileComponent }
  | { readonly kind: 'divider' }
  | { readonly kind: 'buttons'; readonly rows: readonly Row[] }
  | { readonly kind: 'menu'; readonly row: Row };

/** How many components the parts come to: rows count with all that stands in them. */
export const sizeOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => {
    const rows = part.kind === 'buttons' ? part.rows : part.kind === 'menu' ? [part.row] : undefined;
    return sum + (rows ? rows.reduce((size, row) => size + 1 + row.components.length, 0) : 1);
  }, 0);

/** The parts that elements make. What Discord would refuse is left out: an action without a name or twice, an empty menu. */
export function toParts(
  elements: readonly Element[],
  { galleryItem, fileAddress }: Pick<Uploads, 'galleryItem' | 'fileAddress'>,
): Part[] {
  const actions = new Actions();
  return elements.flatMap((element): Part[] => {
    switch (element.kind) {
      case 'divider':
        return [{ kind: 'divider' }];
      case 'picture': {
        const item = galleryItem(element.picture);
        return item ? [{ kind: 'pictures', items: [item] }] : [];
      }
      case 'file': {
        const url = fileAddress(element.file);
        return url === undefined
          ? []
          : [{ kind: 'file', component: { type: ComponentType.File, file: { url } } }];
      }
      case 'buttons':
        return toRows(element.buttons.filter((button) => actions.takeButton(button.action)).map(toButton));
      case 'menu': {
        const options = toOptions(element.options);
        return options.length > 0 && actions.take(element.action) ? [toMenu(element, options)] : [];
      }
      case 'heading':
      case 'text':
      case 'note':
      case 'fields':
      case 'quote':
      case 'progress': {
        const blocks = toBlocks(element);
        return blocks.length > 0 ? [{ kind: 'text', blocks }] : [];
      }
    }
  });
}

/** The actions of one message: each may stand there once. */
class Actions {
  readonly #taken = new Set<string>();
  #buttons = 0;

  take(action: string): boolean {
    if (action === '' || action.length > limits.customId || this.#taken.has(action)) return false;
    this.#taken.add(action);
    return true;
  }

  takeButton(action: string): boolean {
    if (this.#buttons === limits.buttons || !this.take(action)) return false;
    this.#buttons += 1;
    return true;
  }
}

const looks = {
  plain: ButtonStyle.Secondary,
  main: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const;

const toButton = (button: Button): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: looks[button.look],
  label: cut(button.label.trim() || '…', limits.label),
  custom_id: button.action,
});

function toRows(buttons: readonly APIButtonComponentWithCustomId[]): Part[] {
  const rows: Row[] = [];
  for (let start = 0; start < buttons.length; start += limits.row.buttons) {
    rows.push({
      type: ComponentType.ActionRow,
      components: buttons.slice(start, start + limits.row.buttons),
    });
  }
  return rows.length > 0 ? [{ kind: 'buttons', rows }] : [];
}

function toMenu(element: Extract<Element, { kind: 'menu' }>, options: APISelectMenuOption[]): Part {
  const placeholder = cut(element.placeholder.trim(), limits.menu.placeholder);
  const menu = {
    type: ComponentType.StringSelect as const,
    custom_id: element.action,
    options,
    ...(placeholder && { placeholder }),
  };
  return { kind: 'menu', row: { type: ComponentType.ActionRow, components: [menu] } };
}

/** Choices as the options of a menu: each value once, 25 at most. A value that is too long could not come back whole. */
export function toOptions(choices: readonly Choice[], chosen?: string): APISelectMenuOption[] {
  const { label, value, options } = limits.menu;
  const byValue = new Map(
    choices
      .filter((choice) => choice.value.trim() !== '' && choice.value.length <= value)
      .map((choice) => [choice.value, choice]),
  );
  return [...byValue.values()].slice(0, options).map((choice) => ({
    label: cut(choice.label.trim() || choice.value, label),
    value: choice.value,
    ...(choice.value === chosen && { default: true }),
  }));
}
