import { confirmDeletion } from '../confirm-deletion.ts';
import { defineCommand } from '../command.ts';
import { nameOption, withNamed } from './named.ts';

export const remove = defineCommand({
  name: 'persona delete',
  description: 'Delete one of your characters',
  purpose: 'use-own',
  options: [nameOption],
  answers: () => 'private',
  run: (core, caller, options) =>
    withNamed(core, caller, options['name'] ?? '', 'delete', (id) => confirmDeletion(core, caller, id)),
});
