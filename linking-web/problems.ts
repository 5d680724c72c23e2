import type { ErrorRequestHandler } from 'express';
import { events } from '../core/base/events.ts';
import type { Core } from '../core/core.ts';

/**
 * The only place that turns errors into answers: the page says nothing of what went wrong, the log does.
 * @param page the HTML that people see
 */
export const answerProblems =
  (core: Core, page: string): ErrorRequestHandler =>
  // express knows this middleware by its four parameters.
  (error: unknown, _request, response, next) => {
    events.deliveryFailed(core, 'web', error);
    if (response.headersSent) {
      next(error);
      return;
    }
    response.status(500).send(page);
  };
