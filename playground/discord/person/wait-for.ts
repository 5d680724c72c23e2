import type { SeenMessage } from '../../kit/person.ts';
import type { Messages } from '../messages.ts';

/** Waits until one of the messages fits. Rejects when the time is over, with what was to be seen instead. */
export async function waitFor(
  changes: Messages,
  look: () => readonly SeenMessage[],
  fits: (message: SeenMessage) => boolean,
  milliseconds: number,
): Promise<SeenMessage> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      changes.off('change', check);
    };
    const check = (): void => {
      const found = look().find(fits);
      if (!found) return;
      stop();
      resolve(found);
    };
    const timer = setTimeout(() => {
      stop();
      const seen = look().map((one) => `- ${one.pending ? '(thinking) ' : ''}${one.text}`);
      const words = seen.join('\n') || 'nothing';
      reject(new Error(`No such message within ${milliseconds} ms. To be seen:\n${words}`));
    }, milliseconds);
    changes.on('change', check);
    check();
  });
}
