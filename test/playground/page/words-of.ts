import type { Block, Inline } from '../../../playground/page/client/rich-text/nodes.ts';

const wordsOf = (pieces: readonly Inline[]): string =>
  pieces
    .map((piece) => {
      switch (piece.kind) {
        case 'text':
        case 'code':
          return piece.text;
        case 'mark':
          return wordsOf(piece.inside);
        case 'link':
          return wordsOf(piece.label);
        case 'mention':
          return `(mention ${piece.of})`;
        case 'time':
          return `(time ${piece.seconds})`;
      }
    })
    .join('');

/** What somebody reads who sees blocks, line by line. */
export const readAloud = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => {
      switch (block.kind) {
        case 'lines':
        case 'quote':
          return block.lines.map(wordsOf);
        case 'list':
          return block.items.map(wordsOf);
        case 'heading':
        case 'small':
          return [wordsOf(block.inside)];
        case 'code-block':
          return [block.text];
      }
    })
    .join('\n');
