/** A made-up person with an account at a provider of sign-in. */
export interface AccountHolder {
  /** The provider's own id, which stays for ever. */
  readonly subject: string;
  readonly name: string;
  /** As shown in addresses; GitHub's `login`. */
  readonly login: string;
  /** The first one is the primary one. Changed by tests: people change their addresses. */
  emails: readonly { readonly address: string; readonly verified: boolean }[];
}

/** Who can be chosen on the consent page. Their addresses are of the domain that is kept for examples (RFC 2606). */
export const accountHolders = (): AccountHolder[] => [
  {
    subject: '104729',
    name: 'Ada Moon',
    login: 'ada-moon',
    emails: [{ address: 'ada@example.com', verified: true }],
  },
  {
    subject: '224737',
    name: 'Ben Stone',
    login: 'ben-stone',
    emails: [{ address: 'ben@example.com', verified: false }],
  },
  {
    subject: '350377',
    name: 'Cleo <b>Reed</b>',
    login: 'cleo-reed',
    emails: [
      { address: 'cleo@example.com', verified: true },
      { address: 'reed@example.net', verified: true },
      { address: 'c.reed@example.org', verified: false },
    ],
  },
];
