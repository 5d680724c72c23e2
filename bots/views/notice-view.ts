import type { View } from './view.ts';

/** A heading and a sentence. */
export const noticeView = (tone: View['tone'], title: string, text: string): View => ({
  tone,
  elements: [
    { kind: 'heading', text: title },
    { kind: 'text', text },
  ],
});
