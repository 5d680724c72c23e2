const mebibyte = 2 ** 20;

/** What a card file may be. What is larger is refused before memory or time is spent on it. */
export const cardLimits = {
  /** Bytes of a file that comes in, and of all that is unpacked from it. */
  bytes: 200 * mebibyte,
  /** Bytes of a card's JSON. */
  json: 10 * mebibyte,
  /** Bytes of one picture or other part of a card. */
  asset: 50 * mebibyte,
  /** Pictures and other parts of one card, and files in one archive. */
  parts: 1_024,
  /** Text chunks of a PNG, those that hold parts of a card not counted. */
  texts: 64,
  /** Chunks of a PNG, of whatever kind. */
  chunks: 100_000,
  /** Arrays and objects inside each other. */
  depth: 32,
  /** Pixels of the card's picture, as its header says. */
  pixels: 16_000_000,
} as const;

/** Bytes as mebibytes, for people. */
export const mebibytesOf = (bytes: number): number => Math.floor(bytes / mebibyte);
