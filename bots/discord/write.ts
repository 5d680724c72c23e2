import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
  type RawFile,
} from 'discord.js';
import type { MessagePlace } from '../../core/jobs/request.ts';
import type { View } from '../views/view.ts';
import { limits } from './limits.ts';
import { sizeOf, type Part, toParts } from './parts.ts';
import { writeBlocks } from './text-block.ts';
import { planUploads } from './uploads.ts';

/** A message as Discord's API takes it, to post or to edit. */
export interface WrittenMessage {
  readonly body: {
    readonly flags: number;
    readonly components: readonly APIContainerComponent[];
    readonly attachments: readonly object[];
    readonly allowed_mentions: { readonly parse: readonly never[] };
  };
  readonly files: readonly RawFile[];
  /** What to note as `MessagePlace.pictureOf` once the message stands. */
  readonly pictureOf: string | undefined;
}

const accents = { neutral: 0x5865f2, good: 0x3ba55d, bad: 0xed4245 } as const;

/**
 * Writes a view as components V2, inside Discord's limits whatever the view holds: long texts are cut fairly with `…`;
 * of too many components dividers go first, then pictures, menus and buttons, each from the end.
 * @param had the attachments that the message has already: the same ones are not sent again
 */
export function writeMessage(
  view: View,
  had: Pick<MessagePlace, 'picture' | 'pictureOf'> = {},
): WrittenMessage {
  const uploads = planUploads(view, had);
  const parts = dropSurplus(toParts(view.elements, uploads));
  const inside = writeParts(parts);
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    accent_color: accents[view.tone],
    // An empty container is refused.
    components: inside.length > 0 ? inside : [{ type: ComponentType.TextDisplay, content: '…' }],
  };
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: [container],
      attachments: uploads.attachments,
      allowed_mentions: { parse: [] },
    },
    files: uploads.files,
    pictureOf: uploads.pictureOf,
  };
}

function dropSurplus(parts: readonly Part[]): Part[] {
  let kept = merge(parts);
  for (const kind of ['divider', 'pictures', 'menu', 'buttons'] as const) {
    while (sizeOf(kept) > limits.message.components - 1) {
      const last = kept.findLastIndex((part) => part.kind === kind);
      if (last === -1) break;
      kept = merge(kept.toSpliced(last, 1));
    }
  }
  return kept;
}

/** Joins texts, and pictures, that stand next to each other. */
function merge(parts: readonly Part[]): Part[] {
  const merged: Part[] = [];
  for (const part of parts) {
    const before = merged.at(-1);
    if (part.kind === 'text' && before?.kind === 'text') {
      merged.splice(-1, 1, { kind: 'text', blocks: [...before.blocks, ...part.blocks] });
    } else if (part.kind === 'pictures' && before?.kind === 'pictures' && hasRoom(before, part)) {
      merged.splice(-1, 1, { kind: 'pictures', items: [...before.items, ...part.items] });
    } else {
      merged.push(part);
    }
  }
  return merged;
}

type Pictures = Extract<Part, { kind: 'pictures' }>;
const hasRoom = (before: Pictures, part: Pictures): boolean =>
  before.items.length + part.items.length <= limits.message.pictures;

function writeParts(parts: readonly Part[]): APIComponentInContainer[] {
  const blocks = parts.flatMap((part) => (part.kind === 'text' ? part.blocks : []));
  const texts = writeBlocks(blocks, limits.message.text);
  return parts.flatMap((part): APIComponentInContainer[] => {
    switch (part.kind) {
      case 'text': {
        const content = texts
          .splice(0, part.blocks.length)
          .filter((text) => text !== '')
          .join('\n');
        return content === '' ? [] : [{ type: ComponentType.TextDisplay, content }];
      }
      case 'pictures':
        return [{ type: ComponentType.MediaGallery, items: [...part.items] }];
      case 'file':
        return [part.component];
      case 'divider':
        return [{ type: ComponentType.Separator, divider: true }];
      case 'buttons':
        return [...part.rows];
      case 'menu':
        return [part.row];
    }
  });
}

/** What to note of a message's pictures once Discord has it, so that they are not sent again. */
export function picturesOf(
  written: WrittenMessage,
  attachments: readonly { readonly id: string }[],
): Pick<MessagePlace, 'picture' | 'pictureOf'> {
  if (written.pictureOf === undefined) return {};
  return { picture: attachments.map(({ id }) => id).join(' '), pictureOf: written.pictureOf };
}
