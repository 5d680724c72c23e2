import { offerEdit } from '../actions/edit.ts';
import { defineCommand } from '../command.ts';
import { nameOption, withNamed } from './named.ts';

export const edit = defineCommand({
  name: 'persona edit',
  description: 'Change a character’s texts yourself',
  purpose: 'make',
  options: [nameOption],
  answers: () => 'private',
  run: (core, caller, options) =>
    withNamed(core, caller, options['name'] ?? '', 'edit', (id) => offerEdit(core, caller, id)),
});
