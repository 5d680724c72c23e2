interface Props {
  readonly name: string;
  readonly kind: 'app' | 'person' | 'platform';
}

/** How many colours for people the style sheet has. */
const colours = 6;

const colourOf = (name: string): number =>
  Array.from(name).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % colours;

/** A face: a person's first letter on a colour that follows from the name, or the app's mask. The name stands beside it. */
export function Avatar({ name, kind }: Props) {
  if (kind === 'person') {
    return (
      <span class={`avatar person-${colourOf(name)}`} aria-hidden="true">
        {name.slice(0, 1).toUpperCase()}
      </span>
    );
  }
  return (
    <span class={`avatar ${kind}`} aria-hidden="true">
      <svg viewBox="0 0 24 24">
        {kind === 'app' ? (
          <path d="M4.5 5.5c4.8 1.6 10.2 1.6 15 0 .8 7-1.7 12.5-7.5 14.5C6.2 18 3.7 12.5 4.5 5.500ZM7.5 10.500c1-.9 2.3-.9 3.2.2M13.3 10.700c.9-1.1 2.2-1.1 3.2-.2M9 14.500c1.9 1.3 4.1 1.3 6 0" />
        ) : (
          <path d="M12 4v10m0 4v.5" />
        )}
      </svg>
    </span>
  );
}
