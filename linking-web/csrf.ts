import { csrfSync } from 'csrf-sync';
import type { Request } from 'express';
import { z } from 'zod';

const form = z.object({ _csrf: z.string() });

/** Every form of the site carries a token of its session; without it nothing is changed. */
const { csrfSynchronisedProtection, generateToken, invalidCsrfTokenError } = csrfSync({
  getTokenFromRequest: (request) => form.safeParse(request.body).data?._csrf,
});

export { csrfSynchronisedProtection as refuseForgedForms };

/** The token that a form of this request's session carries. */
export const csrfOf = (request: Request): string => generateToken(request);

/** Whether a form was refused for want of its token: forged, or from before a sign-in. */
export const isForged = (error: unknown): boolean => error === invalidCsrfTokenError;
