import express, { type Express } from 'express';
import type { Core } from '../core/core.ts';
import { failedPage, homePage, notFoundPage } from './pages/pages.ts';
import { answerProblems } from './problems.ts';
import { security } from './security.ts';

/** What the site needs to do its work, by name: true where it is there. */
export type AskReadiness = () => Promise<Readonly<Record<string, boolean>>>;

/**
 * The site as an application of express, which does not listen yet.
 * `/healthz`: the process answers. `/readyz`: so do store and queue; 503 where one does not.
 */
export function createApp(core: Core, readiness: AskReadiness): Express {
  const app = express();
  app.use(security);
  app.get('/healthz', (_request, response) => {
    response.set('cache-control', 'no-store').json({ status: 'up' });
  });
  app.get('/readyz', async (_request, response) => {
    const ready = await readiness();
    const status = Object.values(ready).every(Boolean) ? 200 : 503;
    response.status(status).set('cache-control', 'no-store').json(ready);
  });
  app.get('/', (_request, response) => {
    response.send(homePage);
  });
  app.use((_request, response) => {
    response.status(404).send(notFoundPage);
  });
  app.use(answerProblems(core, failedPage));
  return app;
}
