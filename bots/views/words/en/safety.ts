import type { ReportReason } from '../../../../core/characters/hidden.ts';
import type { NoticeKind } from '../../../../core/safety/notice.ts';
import { place } from './place.ts';

const reasons: Readonly<Record<ReportReason, string>> = {
  'this-is-me': 'This is me, or somebody I know',
  minor: 'It concerns a minor',
  copyright: 'It is somebody’s work (copyright)',
  sexual: 'It is sexual',
  hateful: 'It is hateful or threatening',
  other: 'Something else',
};

const notices: Readonly<Record<NoticeKind, (name: string) => string>> = {
  held: (name) => `${name} was reported and is hidden from others until somebody has looked.`,
  hidden: (name) => `${name} was reported and stays hidden from others, for these reasons:`,
  shown: (name) => `${name} was reported, looked at, and is shown again.`,
  upheld: (name) => `Your appeal was looked at. ${name} stays hidden, for these reasons:`,
  lifted: (name) => `${name} is shown again.`,
};

/** Sentences of reports, of what follows from them, and of those who look after a place. */
export const safety = {
  reasons,
  notices,
  place,
  report: 'Report',
  reportTitle: 'Report this character',
  reportText:
    'Whoever runs Persona here looks at it. You need no account, and nothing of you is kept but what you write.',
  chooseReason: 'What is it?',
  reportHint: 'what they should know (optional)',
  reportSend: 'Report',
  wantsAnswer: 'Shall we tell you what becomes of it?',
  answerYes: 'Yes, here in the chat',
  answerNo: 'No',
  reportedTitle: 'Thank you',
  reportedText: (reference: string, isHidden: boolean) =>
    `Your report has the number ${reference}. ${isHidden ? 'The character is hidden from everybody but its owner until somebody has looked.' : 'Somebody will look at it.'}`,
  reference: (reference: string) => `Report ${reference}`,
  answers: (reference: string, isHidden: boolean) =>
    `Your report ${reference} was looked at: ${isHidden ? 'the character is hidden.' : 'the character stays as it is.'}`,
  appeal: 'Appeal',
  appealTitle: 'Appeal',
  appealLabel: 'Why should it be shown again?',
  appealedTitle: 'Your appeal is in',
  appealedText: (reference: string) =>
    `Somebody will look at report ${reference} once more within seven days. Until then the character stays hidden.`,
  moderatorText: 'You look after this place, so you can also act here at once:',
  moderated: {
    'remove-here': {
      label: 'Remove its cards here',
      done: 'Its cards are removed',
      doneText: 'Nothing of it is shown in this place’s messages any more. It stays in its owner’s library.',
    },
    'hide-here': {
      label: 'Hide it here',
      done: 'It is hidden here',
      doneText: 'It is shown nowhere in this place, and nothing of it is made here in the open.',
    },
    'show-here': {
      label: 'Show it here again',
      done: 'It may be shown here',
      doneText: 'What stands here of it is drawn again.',
    },
  },
  hiddenTitle: 'This character is not shown',
  hiddenText: 'It was hidden or removed.',
  ownerHidden: 'Hidden from others: it was reported and is being looked at.',
} as const;
