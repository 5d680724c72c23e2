import type { MatchedLink } from '../../core/accounts/link.ts';
import type { Linked } from '../../core/accounts/linked.ts';
import { titleOf } from '../../core/accounts/chat-identity.ts';
import { maskOf } from '../../core/accounts/mask.ts';
import type { Element, View } from './view.ts';
import type { Words } from './words/words.ts';

/** A one-time address, and what is linked already. */
export function linkView(
  words: Words,
  site: string,
  { endsAt, token }: { readonly token: string; readonly endsAt: Date },
  linked: Linked,
): View {
  const { linking } = words;
  return {
    tone: 'neutral',
    elements: [
      { kind: 'heading', text: linking.title },
      { kind: 'text', text: [{ link: `${site}/link#${token}`, label: linking.open }] },
      { kind: 'text', text: [linking.secret, { code: token }] },
      { kind: 'note', text: [linking.ends, { time: endsAt, as: 'relative' }, linking.keep] },
      { kind: 'divider' },
      { kind: 'text', text: [{ bold: linking.linked }] },
      ...linked.chats.map(
        ({ chat, since }): Element => ({
          kind: 'text',
          text: [`${titleOf(chat.platform)}: ${chat.name}, `, { time: since, as: 'date' }],
        }),
      ),
      ...linked.signIns.map(
        ({ signIn, since }): Element => ({
          kind: 'text',
          text: [`${signIn.label}: ${maskOf(signIn)}, `, { time: since, as: 'date' }],
        }),
      ),
    ],
  };
}

/** What is about to be linked, before it is: only its owner knows the masked address. */
export const linkConfirmView = ({ linking }: Words, { id, signIn }: MatchedLink): View => ({
  tone: 'neutral',
  elements: [
    { kind: 'heading', text: linking.confirmTitle },
    {
      kind: 'text',
      text: [{ bold: `${signIn.label}: ${maskOf(signIn)}` }],
    },
    { kind: 'text', text: linking.confirmText },
    {
      kind: 'buttons',
      buttons: [
        { action: `link-yes:${id}`, label: linking.yes, look: 'main' },
        { action: `link-no:${id}`, label: linking.no, look: 'plain' },
      ],
    },
  ],
});
