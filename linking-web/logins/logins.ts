import { github } from './github.ts';
import { google } from './google.ts';
import type { Login } from './login.ts';

/** One line per provider of sign-in. */
export const logins: readonly Login[] = [google, github];
