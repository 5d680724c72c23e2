import type { QueueStatus } from '@fal-ai/client';

const bar = /(\d{1,3})%\|/g;

/** How far a painting is, 0 to 1: FLUX's progress bar in the log (` 25%|██▌       | 7/28`), its last line counts. */
export function progressOf(status: QueueStatus): number {
  if (status.status === 'IN_QUEUE') return 0;
  if (status.status === 'COMPLETED') return 1;
  const percents = status.logs
    .flatMap(({ message }) => [...message.matchAll(bar)])
    .map(([, percent]) => Number(percent));
  return Math.min(percents.at(-1) ?? 0, 100) / 100;
}
