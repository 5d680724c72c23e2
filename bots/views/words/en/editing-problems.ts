import type { ProblemDetail } from '../../../../core/base/problem.ts';

/** The words of what may go wrong while somebody edits a character. */
export const editingProblems = {
  'nothing-changed': {
    title: 'Nothing was changed',
    text: () => 'What you sent is what the character has already, so there is no new version.',
  },
  'nothing-to-restore': {
    title: 'There is nothing to bring back',
    text: () =>
      'No character of that name was deleted in the last seven days. What is older, or was erased at once, is gone.',
  },
  'changed-meanwhile': {
    title: 'This has changed in the meantime',
    text: ({ option }: ProblemDetail) =>
      `Somebody, or another window of yours, has changed the ${option ?? 'same field'} since you opened the form. Open it anew: /persona edit`,
  },
  'field-too-long': {
    title: 'That is too long',
    text: ({ limit, option }: ProblemDetail) =>
      `The ${option ?? 'field'} may have ${limit ?? 0} characters. Shorten it and try again.`,
  },
  'name-empty': {
    title: 'A character needs a name',
    text: () => 'Type a name and send the form again.',
  },
} as const;
