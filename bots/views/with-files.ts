import type { Element, View, ViewFile } from './view.ts';

/** The files of a view, each one once. */
export const filesIn = (view: View): ViewFile[] => [
  ...new Set(view.elements.flatMap((one) => (one.kind === 'file' ? [one.file] : []))),
];

/** The view with something else in the place of its files, or of those for which `instead` gives something. */
export const replaceFiles = (view: View, instead: (file: ViewFile) => Element | undefined): View => ({
  ...view,
  elements: view.elements.map((one) => (one.kind === 'file' ? (instead(one.file) ?? one) : one)),
});
