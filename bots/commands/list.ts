import { defineCommand } from '../command.ts';
import { listPage } from '../list-page.ts';

export const list = defineCommand({
  name: 'persona list',
  description: 'List your characters',
  purpose: 'use-own',
  options: [],
  answers: () => 'private',
  run: (core, caller) => listPage(core, caller, undefined),
});
