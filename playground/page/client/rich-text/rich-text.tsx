import type { ComponentChildren } from 'preact';
import type { Block, Inline, Mark } from './nodes.ts';
import { Spoiler } from './spoiler.tsx';
import { Time } from './time.tsx';

/** How a person, a channel or a group is called, by id; undefined: not known here. */
export type NameOf = (id: string) => string | undefined;

const Pieces = ({ all, nameOf }: { readonly all: readonly Inline[]; readonly nameOf: NameOf }) => (
  <>
    {all.map((piece, index) => (
      <Piece key={index} piece={piece} nameOf={nameOf} />
    ))}
  </>
);

const tags = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const satisfies Partial<
  Record<Mark, string>
>;

function Piece({ piece, nameOf }: { readonly piece: Inline; readonly nameOf: NameOf }): ComponentChildren {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return <code>{piece.text}</code>;
    case 'time':
      return <Time seconds={piece.seconds} form={piece.form} />;
    case 'link':
      return (
        <a href={piece.address} target="_blank" rel="noopener noreferrer">
          <Pieces all={piece.label} nameOf={nameOf} />
        </a>
      );
    case 'mention':
      return (
        <span class="mention">
          {piece.of === 'channel' ? '#' : '@'}
          {nameOf(piece.id) ?? piece.label ?? 'somebody'}
        </span>
      );
    case 'mark': {
      const inside = <Pieces all={piece.inside} nameOf={nameOf} />;
      if (piece.mark === 'spoiler') return <Spoiler>{inside}</Spoiler>;
      const Tag = tags[piece.mark];
      return <Tag>{inside}</Tag>;
    }
  }
}

const Lines = ({
  lines,
  nameOf,
}: {
  readonly lines: readonly (readonly Inline[])[];
  readonly nameOf: NameOf;
}) => (
  <>
    {lines.map((line, index) => (
      <div key={index} class="line">
        <Pieces all={line} nameOf={nameOf} />
      </div>
    ))}
  </>
);

function BlockOf({ block, nameOf }: { readonly block: Block; readonly nameOf: NameOf }) {
  switch (block.kind) {
    case 'lines':
      return (
        <div class="lines">
          <Lines lines={block.lines} nameOf={nameOf} />
        </div>
      );
    case 'quote':
      return (
        <blockquote>
          <Lines lines={block.lines} nameOf={nameOf} />
        </blockquote>
      );
    case 'small':
      return (
        <div class="small-print">
          <Pieces all={block.inside} nameOf={nameOf} />
        </div>
      );
    case 'code-block':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const Tag = block.isOrdered ? 'ol' : 'ul';
      return (
        <Tag>
          {block.items.map((item, index) => (
            <li key={index}>
              <Pieces all={item} nameOf={nameOf} />
            </li>
          ))}
        </Tag>
      );
    }
    case 'heading':
      return (
        // Below the window's own heading and the message's.
        <h4 class={`words-heading level-${block.level}`}>
          <Pieces all={block.inside} nameOf={nameOf} />
        </h4>
      );
  }
}

/** Words with marks. Every word is a text node: nothing that somebody wrote becomes HTML. */
export const RichText = ({
  blocks,
  nameOf,
}: {
  readonly blocks: readonly Block[];
  readonly nameOf: NameOf;
}) => (
  <div class="rich-text">
    {blocks.map((block, index) => (
      <BlockOf key={index} block={block} nameOf={nameOf} />
    ))}
  </div>
);
