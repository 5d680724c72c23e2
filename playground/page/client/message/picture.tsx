interface Props {
  readonly address: string;
  readonly alternative: string;
  readonly width?: number | null | undefined;
  readonly height?: number | null | undefined;
}

/** A picture that opens in full in a tab of its own. Known sizes hold its room while it loads. */
export const Picture = ({ address, alternative, width, height }: Props) => (
  <a class="picture" href={address} target="_blank" rel="noopener noreferrer">
    <img
      src={address}
      alt={alternative}
      {...(width && height ? { width, height } : {})}
      // Eager: a list that follows its end must know how tall it is.
      decoding="async"
    />
  </a>
);
