import { replaceFiles } from '../views/with-files.ts';
import type { View } from '../views/view.ts';
import { wordsFor } from '../views/words/words.ts';

/**
 * The view with words in the place of every file that Discord would refuse: it counts the bytes of each attachment.
 * @param most bytes, as the interaction said: `attachment_size_limit`
 */
export function fitFiles(view: View, most: number, locale: string): View {
  const { files } = wordsFor(locale);
  const mebibytes = Math.floor(most / 2 ** 20);
  return replaceFiles(view, ({ name, bytes }) =>
    bytes.length > most ? { kind: 'text', text: files.tooLarge(name, mebibytes) } : undefined,
  );
}
