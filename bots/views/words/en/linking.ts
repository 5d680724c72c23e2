/** Sentences of linking chats and sign-ins. */
export const linking = {
  title: 'Link this chat to your account on the site',
  open: 'Open this address in your browser',
  secret: 'If the page asks for it, the secret is ',
  ends: 'It works once, and ends ',
  keep: '. Give it to nobody: it is yours alone.',
  linked: 'Linked to your account',
  confirmTitle: 'Link this chat to this sign-in?',
  confirmText:
    'From then on whoever signs in with it sees your characters and choices. If it is not yours, say no.',
  yes: 'Yes, link them',
  no: 'No',
  doneTitle: 'Linked',
  doneText: (mask: string) => `${mask} opens your account on the site from now on.`,
  droppedTitle: 'Nothing was linked',
  droppedText: 'The code works no more. Type /link to begin anew.',
} as const;
