import type { Person, SeenMessage } from '../../kit/person.ts';

/**
 * Waits until the person sees a message that fits.
 * @param listeners called at each change of any message
 * @throws Error after `milliseconds`, with what was to be seen instead
 */
export function waitForMessage(
  person: Person,
  listeners: Set<() => void>,
  fits: (message: SeenMessage) => boolean,
  milliseconds: number,
): Promise<SeenMessage> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      listeners.delete(look);
    };
    const look = (): void => {
      const found = person.messages().find(fits);
      if (!found) return;
      settle();
      resolve(found);
    };
    const timer = setTimeout(() => {
      settle();
      const instead = person.messages().map(({ text }) => `«${text}»`);
      const seen = instead.length > 0 ? instead.join(', ') : 'nothing';
      reject(new Error(`${person.name} waited ${milliseconds} ms and saw ${seen}`));
    }, milliseconds);
    listeners.add(look);
    look();
  });
}
