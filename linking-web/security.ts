import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Pages load nothing but the site's own style, scripts and pictures, stand in no frame, and tell nobody where somebody came
 * from. Nothing of them is kept by a browser or on the way: they are somebody's.
 * @param isSecure whether the site is reached by https: only then may browsers be told to use nothing else
 */
export const security = (isSecure: boolean): RequestHandler[] => [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'script-src': ["'self'"],
        'img-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isSecure,
    xFrameOptions: { action: 'deny' },
  }),
  (_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  },
];
