import { readChange } from '../../core/characters/change-order.ts';
import { varyCharacter } from '../../core/characters/vary.ts';
import { longestWish } from '../../core/profile/options.ts';
import { changeCharacter } from '../change-character.ts';
import { defineCommand } from '../command.ts';
import { nameOption, withNamed } from './named.ts';

export const vary = defineCommand({
  name: 'persona vary',
  description: 'Paint a character in a new scene, with the same face',
  purpose: 'make',
  options: [
    nameOption,
    {
      name: 'scene',
      description: 'Where it is; some scene, if you do not say',
      required: false,
      longest: longestWish,
    },
  ],
  answers: () => 'public',
  check: (options) => void readScene(options['scene']),
  run: (core, caller, options) =>
    withNamed(core, caller, options['name'] ?? '', 'vary', (id) =>
      changeCharacter(core, caller, id, (asker) =>
        varyCharacter(core, asker, id, readScene(options['scene'])),
      ),
    ),
});

/** @throws Problem `wish-too-long` */
const readScene = (scene = '') => readChange({ wish: scene });
