import type { ProblemCode, ProblemDetail } from '../../../../core/base/problem.ts';
import type { Inline } from '../../view.ts';
import type { ProblemWords } from './problem-words.ts';
import { editingProblems } from './editing-problems.ts';
import { linkingProblems } from './linking-problems.ts';
import { safetyProblems } from './safety-problems.ts';
import { cardProblems } from './card-problems.ts';

const list = (choices: readonly string[] | undefined): string =>
  choices?.length ? choices.map((choice) => `“${choice}”`).join(', ') : '';

const renews = (detail: ProblemDetail): Inline[] =>
  detail.at ? [' It renews ', { time: detail.at, as: 'relative' }, '.'] : [];

const retry = (detail: ProblemDetail): Inline[] =>
  detail.at
    ? [' Try again ', { time: detail.at, as: 'relative' }, '.']
    : [' Please try again in a few minutes.'];

/** The words of every code. The compiler asks for those of a new one. */
export const problems: Readonly<Record<ProblemCode, ProblemWords>> = {
  ...safetyProblems,
  ...editingProblems,
  ...linkingProblems,
  'prompt-empty': {
    title: 'There is no prompt',
    text: () =>
      'Say in a few words who the character is, for example: a shy lighthouse keeper who collects storms.',
  },
  'prompt-too-long': {
    title: 'That prompt is too long',
    text: ({ limit }) => `A prompt may have ${limit ?? 0} characters. Shorten it and try again.`,
  },
  'name-too-long': {
    title: 'That name is too long',
    text: ({ limit }) => `A name may have ${limit ?? 0} characters. Shorten it and try again.`,
  },
  'wish-too-long': {
    title: 'That wish is too long',
    text: ({ limit }) => `A wish may have ${limit ?? 0} characters. Shorten it and try again.`,
  },
  'option-unknown': {
    title: 'That choice is not known',
    text: ({ option, choices }) => `There is no such ${option ?? 'option'}. Nearest: ${list(choices)}.`,
  },
  'text-refused': {
    title: 'This text was refused',
    text: ({ rule }) =>
      `It falls under the rule “${rule ?? 'safety'}”. Nothing was charged. Change the words and try again.`,
  },
  'picture-refused': {
    title: 'The picture was refused',
    text: ({ rule }) =>
      `What was painted falls under the rule “${rule ?? 'safety'}”, so it is not shown. Nothing was charged. Change the words and try again.`,
  },
  'quota-used': {
    title: 'Today’s characters are used up',
    text: (detail) => [`You can make ${detail.limit ?? 0} a day.`, ...renews(detail)],
  },
  'spend-stopped': {
    title: 'Making is paused for today',
    text: (detail) => [
      'Persona has reached what it may spend in a day. Nothing of yours is lost.',
      ...renews(detail),
    ],
  },
  'consent-missing': {
    title: 'The privacy policy has changed',
    text: () =>
      'Accept its current version to make characters again. You can see and delete what is yours without it.',
  },
  'age-blocked': {
    title: 'Persona is not for you yet',
    text: ({ at }) =>
      at
        ? [
            'You said that you are younger than Persona allows. If that was a mistake, try again ',
            { time: at, as: 'relative' },
            '.',
          ]
        : 'You said that you are younger than Persona allows.',
  },
  'account-closed': {
    title: 'This account is closed',
    text: () =>
      'It is suspended or being deleted, so nothing can be made or shown. If that is a mistake, write to whoever runs Persona here.',
  },
  'place-forbids': {
    title: 'Not here',
    text: () =>
      'The people who look after this place do not allow making characters in it. Try a direct message with Persona.',
  },
  'character-not-found': {
    title: 'No such character',
    text: ({ choices }) =>
      choices?.length
        ? `There is none of that name that you can see. Nearest: ${list(choices)}.`
        : 'There is none of that name that you can see. `/persona list` shows yours.',
  },
  'name-ambiguous': {
    title: 'Several characters fit',
    text: () => 'Choose the one you mean.',
  },
  'not-yours': {
    title: 'This is not yours',
    text: () => 'Only the person who made it can do that. Make one of your own with /persona create.',
  },
  'file-too-large': {
    title: 'That file is too large',
    text: ({ limit }) =>
      `A file may have ${Math.floor((limit ?? 0) / 2 ** 20)} MiB. Make it smaller, or split it, and try again.`,
  },
  'file-unavailable': {
    title: 'The file could not be fetched',
    text: () => 'The chat did not hand it over. Please send it once more.',
  },
  ...cardProblems,
  'already-over': {
    title: 'That is over already',
    text: () => 'It has finished, was cancelled or was deleted, so there is nothing left to do.',
  },
  'still-running': {
    title: 'That is still being made',
    text: () => 'Cancel it, or wait until it is done; then it can be removed.',
  },
  'waiting-expired': {
    title: 'Your command has expired',
    text: () => 'You accepted, thank you. It took more than an hour, so please type the command again.',
  },
  'writer-unavailable': {
    title: 'The writer is not available',
    text: (detail) => [
      'The service that writes profiles did not answer. Nothing was charged.',
      ...retry(detail),
    ],
  },
  'writer-refused': {
    title: 'The writer would not write this',
    text: () =>
      'The service that writes profiles refused the prompt. Nothing was charged. Change the words and try again.',
  },
  'writer-broken': {
    title: 'The writing failed',
    text: (detail) => [
      'What came back from the writing service could not be used. Nothing was charged.',
      ...retry(detail),
    ],
  },
  'painter-unavailable': {
    title: 'The painter is not available',
    text: (detail) => [
      'The service that paints portraits did not answer. Nothing was charged.',
      ...retry(detail),
    ],
  },
  'painter-refused': {
    title: 'The painter would not paint this',
    text: () =>
      'The service that paints portraits refused. Nothing was charged. Change the words and try again.',
  },
  'painter-broken': {
    title: 'The painting failed',
    text: (detail) => [
      'What came back from the painting service could not be used. Nothing was charged.',
      ...retry(detail),
    ],
  },
  'moderation-unavailable': {
    title: 'The safety check is not available',
    text: (detail) => [
      'Nothing is made without it. Nothing was charged, and your prompt is not kept.',
      ...retry(detail),
    ],
  },
  'too-many-attempts': {
    title: 'This did not work',
    text: () =>
      'Persona tried three times and gave up; we are sorry. Nothing was charged. Please try again later.',
  },
  'store-unavailable': {
    title: 'Persona cannot reach its memory',
    text: (detail) => ['Nothing was made and nothing was charged.', ...retry(detail)],
  },
  'queue-unavailable': {
    title: 'Persona cannot reach its workers',
    text: (detail) => ['Your request is kept and starts by itself when they are back.', ...retry(detail)],
  },
  configuration: {
    title: 'Persona is not set up correctly',
    text: () => 'Please tell whoever runs it here.',
  },
  internal: {
    title: 'Something went wrong',
    text: (detail) => ['That is our fault, and it was noted. Nothing was charged.', ...retry(detail)],
  },
};
