import { z } from 'zod';
import { dollars, webAddress, wholeNumber } from './base/config.ts';
import { keyringSetting } from './crypto/keyring.ts';
import { catalogueSetting } from './profile/catalogue.ts';

/** The part of the configuration that every program shares. Descriptions and defaults become `.env.example`. */
export const coreSettings = z.object({
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://')
    .describe('MongoDB with the name of the database: mongodb://HOST:27017/persona'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must start with redis:// or rediss://')
    .describe('Redis with AOF and noeviction: redis://HOST:6379'),
  PERSONA_MASTER_KEYS: keyringSetting.describe(
    'wraps the data keys; VERSION:KEY, the highest version is current',
  ),
  PERSONA_LOOKUP_KEYS: keyringSetting.describe('finds identities without storing them readable; VERSION:KEY'),
  PERSONA_POLICY_VERSION: z.string().max(32).default('1').describe('current version of the privacy policy'),
  PERSONA_POLICY_URL: webAddress
    .default('https://example.org/privacy')
    .describe('where people read the privacy policy'),
  PERSONA_REPORT_ADDRESS: z
    .union([z.email(), z.url({ protocol: /^https$/ })], {
      error: 'must be an e-mail address, or an address that starts with https://',
    })
    .optional()
    .describe(
      'where anybody can report a character outside of chats, shown with what is public; without it nothing can be public',
    ),
  PERSONA_SITE_URL: webAddress
    .optional()
    .describe(
      'where people reach the site that links their chats: https://persona.example; without it there is none',
    ),
  PERSONA_DAILY_QUOTA: wholeNumber(0, 100_000).default(20).describe('runs per account and day'),
  PERSONA_DAILY_SPEND: dollars
    .prefault('20')
    .describe('US dollars per day for the whole installation; then making stops'),
  PERSONA_SPEND_WARNING: wholeNumber(1, 100)
    .default(80)
    .describe('percent of PERSONA_DAILY_SPEND at which the log warns, once a day'),
  PERSONA_WRITING_PRICE: dollars.prefault('0.02').describe('US dollars that one profile costs at most'),
  PERSONA_PAINTING_PRICE: dollars.prefault('0.06').describe('US dollars that one portrait costs at most'),
  PERSONA_VARIATION_PRICE: dollars
    .prefault('0.08')
    .describe('US dollars that one portrait in a new scene costs at most'),
  PERSONA_CATALOGUE: catalogueSetting.describe(
    'path of your own file of art styles, types and languages, on top of those that come with the program (docs/catalogue.md)',
  ),
  PERSONA_JOB_LOCK: wholeNumber(500, 600_000)
    .default(5_000)
    .describe('milliseconds after which the work of a silent worker goes to another'),
  PERSONA_STATUS_PORT: wholeNumber(0, 65_535)
    .optional()
    .describe(
      'where this program answers /healthz, /readyz and /metrics; without it nowhere. Not for the public',
    ),
  PERSONA_STATUS_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('address that PERSONA_STATUS_PORT is listened for on; 0.0.0.0 in a container'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('how much is logged'),
});

export type CoreSettings = z.output<typeof coreSettings>;
