import type { View } from './view.ts';
import type { Words } from './words/words.ts';

/** The notice at first use, and again when the policy has changed: one click goes on with what was typed. */
export const consentView = (
  words: Words,
  policy: { readonly version: string; readonly address: string },
): View => ({
  tone: 'neutral',
  elements: [
    { kind: 'heading', text: words.consent.title },
    { kind: 'text', text: words.consent.text },
    {
      kind: 'text',
      text: [
        words.consent.age,
        { link: policy.address, label: words.consent.policy },
        words.consent.version(policy.version),
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        { action: 'consent:accept', label: words.consent.accept, look: 'main' },
        { action: 'consent:decline', label: words.consent.decline, look: 'plain' },
      ],
    },
  ],
});
