import type { ProblemCode } from '../../../../core/base/problem.ts';
import type { Inline } from '../../view.ts';
import type { ProblemWords } from './problem-words.ts';

type SafetyCode = Extract<
  ProblemCode,
  | 'place-channel'
  | 'place-makers'
  | 'place-quota'
  | 'place-hidden'
  | 'admins-only'
  | 'ids-unreadable'
  | 'public-closed'
  | 'reports-used'
>;

const renews = (at: Date | undefined): Inline[] =>
  at ? [' That renews ', { time: at, as: 'relative' }, '.'] : [];

/** What places, reports and their limits refuse. */
export const safetyProblems: Readonly<Record<SafetyCode, ProblemWords>> = {
  'place-channel': {
    title: 'Not in this channel',
    text: () =>
      'The people who look after this place allow making characters in other channels of it only. Ask them which, or write to Persona directly.',
  },
  'place-makers': {
    title: 'Not everybody may make characters here',
    text: () =>
      'The people who look after this place have reserved that to some of its members. What is yours you can still see and delete.',
  },
  'place-quota': {
    title: 'This place has made its characters for today',
    text: ({ limit, at }) => [
      `The people who look after it allow ${limit ?? 0} a day for everybody here together.`,
      ...renews(at),
    ],
  },
  'place-hidden': {
    title: 'This character is hidden here',
    text: () =>
      'The people who look after this place do not want it shown here. It is still yours: change it in direct messages with Persona.',
  },
  'admins-only': {
    title: 'Only for those who look after this place',
    text: () =>
      'In Discord that is whoever may manage the server, in Slack an owner or admin of the workspace. Ask one of them.',
  },
  'ids-unreadable': {
    title: 'That is no list of ids',
    text: ({ option }) =>
      `Name ${option ?? 'each'} by its id or as a mention, with spaces between several; leave the field empty for none.`,
  },
  'public-closed': {
    title: 'Public characters are closed here',
    text: () =>
      'Whoever runs Persona here has named no address at which the public could report a character. Choose unlisted, place or private.',
  },
  'reports-used': {
    title: 'That were many reports for one day',
    text: ({ limit, at }) => [
      `One person can report ${limit ?? 0} characters a day. What you have reported already is being looked at.`,
      ...renews(at),
    ],
  },
};
