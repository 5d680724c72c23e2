/** US dollars per million tokens: the same numbers are micro-dollars per token. */
export interface TokenPrices {
  readonly input: number;
  readonly output: number;
}

export interface TokenUsage {
  readonly input_tokens: number;
  readonly output_tokens: number;
}

/** What a call has cost, in whole micro-dollars, never rounded in our favour. */
export const costOf = (prices: TokenPrices, usage: TokenUsage): number =>
  Math.ceil(usage.input_tokens * prices.input + usage.output_tokens * prices.output);

/** English text has about four characters to a token, other languages fewer: three errs on the dear side. */
const charactersPerToken = 3;

/** What a call has cost whose end, and so its usage, never came. */
export const guessCost = (prices: TokenPrices, sent: string, received: string): number =>
  costOf(prices, {
    input_tokens: sent.length / charactersPerToken,
    output_tokens: received.length / charactersPerToken,
  });
