import { z } from 'zod';

/** The operator's own part of the configuration. */
export const operatorSettings = z.object({
  BACKUP_DIR: z
    .string()
    .optional()
    .describe('folder that backups go to, and that doctor watches: none in it may be older than 13 days'),
});

export type OperatorSettings = z.output<typeof operatorSettings>;
