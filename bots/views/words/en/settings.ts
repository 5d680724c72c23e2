/** Sentences of the settings. */
export const settings = {
  title: 'Your settings',
  intro: 'They hold for everything you make from now on; what you type with a command comes first.',
  style: 'Art style',
  type: 'Kind of character',
  language: 'Language',
  visibility: 'Who may see new characters',
  private: 'Answers',
  answers: {
    yes: 'for you alone',
    no: 'in the chat, unless the character is private',
  },
  makePrivate: 'Answer me privately',
  makeOpen: 'Answer in the chat',
  isDefault: (value: string) => `${value} (default)`,
  ofTheChat: 'that of the chat',
  resetTo: 'Default',
} as const;
