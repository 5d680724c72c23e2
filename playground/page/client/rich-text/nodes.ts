/** A piece of running text, whatever platform's markup it was written in. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mark'; readonly mark: Mark; readonly inside: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly address: string; readonly label: readonly Inline[] }
  | { readonly kind: 'mention'; readonly of: MentionKind; readonly id: string; readonly label?: string }
  | { readonly kind: 'time'; readonly seconds: number; readonly form: TimeForm };

export type Mark = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler';
export type MentionKind = 'person' | 'channel' | 'group';
export type TimeForm = 'relative' | 'date' | 'clock' | 'date-clock';

/** A stretch of whole lines. */
export type Block =
  | { readonly kind: 'lines'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly inside: readonly Inline[] }
  | { readonly kind: 'small'; readonly inside: readonly Inline[] }
  | { readonly kind: 'quote'; readonly lines: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly kind: 'code-block'; readonly text: string };

export const plain = (text: string): Inline => ({ kind: 'text', text });

/** Joins texts that stand next to each other. */
export function joined(pieces: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const piece of pieces) {
    const before = result.at(-1);
    if (piece.kind === 'text' && before?.kind === 'text')
      result.splice(-1, 1, plain(before.text + piece.text));
    else result.push(piece);
  }
  return result;
}

/** Only the web may be linked to: any other address is shown as words. */
export const isWebAddress = (address: string): boolean =>
  /^https?:\/\//i.test(address) && URL.canParse(address);
