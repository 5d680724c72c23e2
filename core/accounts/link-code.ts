import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Core } from '../core.ts';
import { lookupOf } from '../crypto/keyring.ts';

/** Without letters and digits that are taken for each other. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 8;

/** A new code of a link: eight letters and digits, and what is kept of it. */
export function makeCode(core: Core, claim: string): { readonly code: string; readonly hmac: string } {
  const code = Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
  return { code, hmac: hmacOf(core, claim, code) };
}

/** Whether somebody typed the code of a link, in whatever case, with spaces or hyphens. */
export function isCode(core: Core, claim: string, typed: string, kept: string): boolean {
  const hmac = hmacOf(core, claim, typed.toUpperCase().replace(/[\s-]+/g, ''));
  return hmac.length === kept.length && timingSafeEqual(Buffer.from(hmac), Buffer.from(kept));
}

const hmacOf = (core: Core, claim: string, code: string): string =>
  lookupOf(core.store.lookups, ['link-code', claim, code]).hmac;
