import type { ProblemDetail } from '../../../../core/base/problem.ts';

/** The words of what may go wrong between a chat and the site. */
export const linkingProblems = {
  'link-gone': {
    title: 'No link waits for a code',
    text: () =>
      'It was made already, is too old, or was tried too often. Type /link for a new address, and go on from there.',
  },
  'link-code-wrong': {
    title: 'That is not the code',
    text: ({ limit }: ProblemDetail) =>
      (limit ?? 0) > 0
        ? `Type it as the page shows it: /link code:… You have ${limit ?? 0} more tries.`
        : 'It was tried too often. Type /link for a new address.',
  },
  'link-taken': {
    title: 'That sign-in belongs to another account',
    text: () => 'It opens another account already. Type /unlink there first, or sign in with another one.',
  },
  'linking-off': {
    title: 'Linking is off',
    text: () => 'Whoever runs Persona here has not set up its site. Everything else works in this chat.',
  },
  'sign-in-failed': {
    title: 'You are not signed in',
    text: () => 'The provider did not confirm who you are. Nothing was changed. Try again.',
  },
  'sign-in-unknown': {
    title: 'Nobody has linked this account yet',
    text: () => 'Type /link in a chat with Persona: it answers with an address that links it.',
  },
  'too-many-requests': {
    title: 'Too many tries',
    text: () => 'Please wait ten minutes and try again.',
  },
  'signed-out': {
    title: 'You are not signed in',
    text: () => 'You were signed out, here or from another browser. Sign in again.',
  },
} as const;
