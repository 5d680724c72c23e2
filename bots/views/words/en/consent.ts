/** Sentences of the notice at first use, and of the form that makes a character. */
export const consent = {
  title: 'Before the first character',
  text: 'Persona sends your prompt to OpenAI to write a profile and to fal to paint a portrait, and keeps both for you, encrypted. Your command waits for an hour; until you accept, nothing else is kept.',
  age: 'You confirm that you are 13, or the minimum age of your country if it is higher, and accept the ',
  policy: 'privacy policy',
  version: (version: string) => ` (version ${version}).`,
  accept: 'I am old enough and accept',
  decline: 'I am too young',
  thanks: 'Thank you. That was all.',
} as const;

export const form = {
  title: 'Make a character',
  submit: 'Create',
  prompt: 'Who is it?',
  promptHint: 'a shy lighthouse keeper who collects storms',
  style: 'Art style',
  type: 'Kind of character',
  name: 'Name (if you have one)',
  language: 'Language',
  visibility: 'Visibility',
} as const;
