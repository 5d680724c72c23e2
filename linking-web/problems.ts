import type { ErrorRequestHandler } from 'express';
import { ZodError } from 'zod';
import { events } from '../core/base/events.ts';
import { Problem, type ProblemCode, toProblem } from '../core/base/problem.ts';
import type { Core } from '../core/core.ts';
import { isForged } from './csrf.ts';
import { render } from './pages/layout.tsx';
import { NoticePage } from './pages/notice-page.tsx';

interface WebAnswer {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  /** The way on, where it is not the first page. */
  readonly way?: { readonly href: string; readonly label: string };
}

const failed: WebAnswer = {
  status: 500,
  title: 'Something went wrong',
  text: 'It is our fault, and it has been noted. Please try again in a moment.',
};

const away: WebAnswer = {
  status: 503,
  title: 'Not available at the moment',
  text: 'What the site needs does not answer. Nothing was changed. Please try again in a minute.',
};

/** What the site says of a problem; of those that cannot happen here, that something went wrong. */
const answers: Partial<Readonly<Record<ProblemCode, WebAnswer>>> = {
  'store-unavailable': away,
  'queue-unavailable': away,
  'link-gone': {
    status: 410,
    title: 'This link works no more',
    text: 'It was used, is older than ten minutes, or was opened in another browser. Type /link in the chat for a new one.',
  },
  'sign-in-failed': {
    status: 401,
    title: 'You are not signed in',
    text: 'The provider did not confirm who you are, or you said no. Nothing was changed. Go back and try again.',
  },
  'sign-in-unknown': {
    status: 403,
    title: 'Nobody has linked this account yet',
    text: 'Type /link in Discord or Slack: the chat answers with an address that links it.',
  },
  'signed-out': {
    status: 401,
    title: 'You are not signed in',
    text: 'You were signed out, here or from another browser, or have not signed in yet.',
    way: { href: '/sign-in', label: 'Sign in' },
  },
  'account-closed': {
    status: 403,
    title: 'This account is closed',
    text: 'It is suspended or being deleted. Whoever runs Persona here can tell you more.',
  },
  'character-not-found': {
    status: 404,
    title: 'There is no such page',
    text: 'The address may be mistyped, or the page is gone.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many tries',
    text: 'Please wait ten minutes and try again.',
  },
};

const forged: WebAnswer = {
  status: 403,
  title: 'This form is too old',
  text: 'You have signed in or out since it was opened. Open the page anew and try again.',
};

const malformed: WebAnswer = {
  status: 400,
  title: 'This could not be read',
  text: 'What was sent is not what the form asks for. Go back and try again.',
};

function answerOf(error: unknown): WebAnswer {
  if (isForged(error)) return forged;
  if (error instanceof ZodError) return malformed;
  if (error instanceof Problem) return answers[error.code] ?? failed;
  // What express's own parsers refuse: bodies that are too large or no form.
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? { ...malformed, status } : failed;
}

/** The only place that turns errors into answers: the page says what to do, the log what broke. */
export const answerProblems =
  (core: Core): ErrorRequestHandler =>
  // express knows this middleware by its four parameters.
  (error: unknown, _request, response, next) => {
    const { status, ...notice } = answerOf(error);
    if (status >= 500) events.deliveryFailed(core, 'web', toProblem(error).cause ?? error);
    if (response.headersSent) {
      next(error);
      return;
    }
    response.status(status).send(render(NoticePage(notice)));
  };
