import { join } from 'node:path';
import express, { type Express } from 'express';
import type { Core } from '../core/core.ts';
import { refuseForgedForms } from './csrf.ts';
import { limit } from './limits.ts';
import type { OpenLogin } from './logins/configure.ts';
import { HomePage } from './pages/home-page.tsx';
import { render } from './pages/layout.tsx';
import { NoticePage } from './pages/notice-page.tsx';
import { answerProblems } from './problems.ts';
import { accountRoutes } from './routes/account.ts';
import { characterRoutes } from './routes/characters.ts';
import { linkRoutes } from './routes/link.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { security } from './security.ts';
import { sessions } from './sessions.ts';

export interface Site {
  /** The address under which browsers reach it, without a slash at the end. */
  readonly url: string;
  /** How many proxies stand before it: as many addresses of `X-Forwarded-For` are believed. */
  readonly proxies: number;
  /** How often one address may open what leads to a sign-in, in ten minutes. */
  readonly tries: number;
  readonly logins: readonly OpenLogin[];
}

const staticFiles = join(import.meta.dirname, 'static');

/** The site as an application of express, which does not listen yet. `/healthz`: the process answers. */
export function createApp(core: Core, { logins, proxies, tries, url }: Site): Express {
  const isSecure = url.startsWith('https:');
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', proxies);
  app.use(security(isSecure));
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'up' });
  });
  app.use(
    '/static',
    express.static(staticFiles, { index: false, redirect: false, maxAge: '1h', cacheControl: true }),
  );
  app.get('/', (_request, response) => {
    response.send(render(HomePage()));
  });
  app.use(limit(core, 'all', 600));
  app.use(['/link', '/sign-in'], limit(core, 'sign-in', tries));
  app.use(sessions(core, isSecure));
  app.use(express.urlencoded({ extended: false, limit: '64kb' }));
  app.use(refuseForgedForms);
  app.use(linkRoutes(core, logins));
  app.use(signInRoutes(core, logins));
  app.use(accountRoutes(core));
  app.use(characterRoutes(core));
  app.use((_request, response) => {
    const title = 'There is no such page';
    const text = 'The address may be mistyped, or the page is gone.';
    response.status(404).send(render(NoticePage({ title, text })));
  });
  app.use(answerProblems(core));
  return app;
}
