import { z } from 'zod';
import { wholeNumber } from '../core/base/config.ts';

/** The part of the configuration that the site reads. */
export const webSettings = z.object({
  WEB_PORT: wholeNumber(0, 65_535).default(8080).describe('where the site is listened for, behind a proxy'),
  WEB_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('address that WEB_PORT is listened for on; 0.0.0.0 in a container'),
  WEB_PROXIES: wholeNumber(0, 10)
    .default(0)
    .describe('how many proxies stand before the site: so many addresses of X-Forwarded-For are believed'),
  WEB_TRIES: wholeNumber(1, 1_000_000)
    .default(60)
    .describe('how often one address may open the pages of linking and signing in, in ten minutes'),
});

export type WebSettings = z.output<typeof webSettings>;
