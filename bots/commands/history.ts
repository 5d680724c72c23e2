import { defineCommand } from '../command.ts';
import { historyPage } from '../history-page.ts';

export const history = defineCommand({
  name: 'persona history',
  description: 'What you have made, how, and what it cost',
  purpose: 'use-own',
  options: [],
  answers: () => 'private',
  run: (core, caller) => historyPage(core, caller, undefined),
});
