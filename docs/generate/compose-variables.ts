import { z } from 'zod';

/** What docker-compose.yml itself takes from `.env`; it stands in `.env.example` beside what the programs read. */
export const composeVariables = z.object({
  PERSONA_DOMAIN: z
    .string()
    .optional()
    .describe('name under which the proxy is reached, and gets its certificate: persona.example.org'),
  PERSONA_VERSION: z.string().default('latest').describe('tag of the image that is built and started'),
});
