import { z } from 'zod';

// The page's policy forbids `eval`, which zod would use to be faster. Imported before everything that makes a schema.
z.config({ jitless: true });
