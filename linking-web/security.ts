import { createHash } from 'node:crypto';
import helmet from 'helmet';
import { style } from './pages/style.ts';

const hashOfStyle = createHash('sha256').update(style).digest('base64');

/** Pages load nothing but their own style: no script, no picture, no frame, no form to elsewhere. */
export const security = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'style-src': [`'sha256-${hashOfStyle}'`],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
});
