import { createHash } from 'node:crypto';
import type { ReadCard } from '../read-card.ts';

/** What a card is, whatever it lies in and whoever saved it last: sha-256 in hexadecimal. Two equal ones are the same card. */
export const contentHash = (card: Pick<ReadCard, 'data' | 'picture' | 'assets'>): string =>
  createHash('sha256').update(JSON.stringify(card.data)).digest('hex');
