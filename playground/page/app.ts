import express, { type Express } from 'express';
import { z } from 'zod';
import type { Bundle } from './bundle.ts';
import { sayChanges } from './changes.ts';
import { deedRoutes } from './deeds.ts';
import { fileRoutes } from './files.ts';
import { listChats } from './list-chats.ts';
import { markup } from './markup.ts';
import { type openForm, platform } from './protocol.ts';
import { readForm } from './read-form.ts';
import { readMessages } from './read-messages.ts';
import { answerRefusals, Refusal } from './refusal.ts';
import { headers, ownHostOnly, ownOriginOnly } from './security.ts';
import { uploadRoutes } from './uploads.ts';
import { findPerson, type Surroundings } from './surroundings.ts';

const query = z.object({ person: z.string(), channel: z.string().optional() });

/** The page and its API as an application of express, which does not listen yet. */
export function createPageApp(surroundings: Surroundings, { script, style }: Bundle): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(headers, ownHostOnly, ownOriginOnly);
  app.get('/', (_request, response) => {
    response.send(markup);
  });
  app.get('/page.js', (_request, response) => {
    response.type('text/javascript').send(script);
  });
  app.get('/page.css', (_request, response) => {
    response.type('text/css').send(style);
  });
  app.use('/api', (_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  app.get('/api/chats', (_request, response) => {
    response.json(listChats(surroundings));
  });
  app.get('/api/chats/:platform/messages', (request, response) => {
    const on = platform.parse(request.params.platform);
    const { person, channel } = query.parse(request.query);
    response.json(readMessages(surroundings, on, findPerson(surroundings, on, person), channel));
  });
  app.get('/api/chats/:platform/form', (request, response) => {
    const on = platform.parse(request.params.platform);
    const form = findPerson(surroundings, on, query.parse(request.query).person).form();
    response.json({ form: form ? readForm(form) : null } satisfies z.output<typeof openForm>);
  });
  app.get('/api/inside', async (_request, response) => {
    response.json(await surroundings.look());
  });
  app.get('/api/changes', sayChanges(surroundings));
  app.use(uploadRoutes(surroundings), deedRoutes(surroundings), fileRoutes(surroundings));
  app.use((request) => {
    throw new Refusal(404, `There is nothing at ${request.path}.`);
  });
  app.use(answerRefusals);
  return app;
}
