import type { RunKind } from '../../../../core/jobs/run.ts';
import type { ProfileField } from '../../../../core/profile/change.ts';

const fields: Readonly<Record<ProfileField, string>> = {
  appearance: 'Appearance',
  name: 'Name',
  tagline: 'Tagline',
  personality: 'Personality',
  backstory: 'Backstory',
  traits: 'Traits',
  goals: 'Goals',
  flaws: 'Flaws',
  speechStyle: 'Way of speaking',
  firstMessage: 'First message',
  exampleDialogue: 'Example dialogue',
  tags: 'Tags',
};

const hints: Readonly<Partial<Record<ProfileField, string>>> = {
  tags: 'lighthouse, storms, quiet',
  traits: 'shy, patient, stubborn',
  goals: 'one on each line',
  flaws: 'one on each line',
};

const changes: Readonly<Record<RunKind, string>> = {
  create: 'made',
  repaint: 'repainted',
  rewrite: 'rewritten',
  vary: 'new scene',
  edit: 'edited',
  import: 'imported',
};

/** Sentences of changing a character, and of its versions. */
export const editing = {
  fields,
  rewrite: 'Rewrite',
  rewriteTitle: 'Rewrite the profile',
  field: 'What',
  everything: 'Everything but the looks',
  wish: 'What shall become different?',
  wishHint: 'older and less patient; leave it empty for a fresh telling',
  vary: 'Vary',
  varyTitle: 'A new scene, the same face',
  scene: 'Where is it?',
  title: (name: string) => `Edit ${name}`,
  text: 'Choose what to change. Each change is looked through and becomes a new version.',
  save: 'Save',
  groups: {
    basics: 'Name, tagline, tags',
    looks: 'Looks and story',
    nature: 'Character',
    voice: 'Voice',
  },
  part: (field: string, number: number, count: number) => `${field}, part ${number} of ${count}`,
  tooLong:
    'Its texts are longer than a chat can show: export the card, change it there, and import it again.',
  hints,
  versionsTitle: 'Versions',
  version: (number: number) => `Version ${number}`,
  isCurrent: 'the current one',
  lookAt: 'Look at one',
  earlier: 'Earlier ones',
  goBack: 'Return to this version',
  changes,
  versions: 'Versions',
  edit: 'Edit',
  prompt: 'Prompt',
  promptTitle: 'Write it anew from a prompt',
  visibilityButton: 'Visibility',
  visibleTo: (whom: string) => `It can be seen by: ${whom}.`,
  chooseVisibility: 'Who may see it',
  eraseButton: 'Erase now',
  eraseTitle: (name: string) => `Erase ${name} for good?`,
  eraseText:
    'Its profile, portraits, versions, card files and history entries are destroyed at once, and its cards go from the chats. Nothing brings it back.',
  eraseConfirm: 'Yes, erase it for good',
  erasedTitle: 'It is being erased',
  erasedText: 'It is hidden already. Within minutes nothing of it is stored any more.',
  sceneHint: 'in a night train; leave it empty for a surprise',
} as const;
