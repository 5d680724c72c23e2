import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { Refusal } from './refusal.ts';

const ownNames = new Set(['localhost', '127.0.0.1']);

/** Headers: the page loads its own files and nothing else, runs no inline script, and stands in no frame. */
export const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'style-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
  },
  // The page is served without TLS, on this machine only.
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' },
});

/**
 * Lets only this machine's own names in. A page elsewhere may point a name of its own to 127.0.0.1 (DNS rebinding); what it
 * cannot do is to send another Host header.
 * @throws Refusal 403
 */
export const ownHostOnly: RequestHandler = (request, _response, next) => {
  if (ownNames.has(request.hostname)) next();
  else throw new Refusal(403, 'The playground answers under localhost and 127.0.0.1 only.');
};

/**
 * Lets only the page itself change something: other pages in the same browser may send requests here, but not without
 * saying where they come from.
 * @throws Refusal 403
 */
export const ownOriginOnly: RequestHandler = (request, _response, next) => {
  const { origin, host = '' } = request.headers;
  if (request.method === 'GET' || origin === undefined || origin === `http://${host}`) next();
  else throw new Refusal(403, 'Only the playground’s own page may do this.');
};
