import { z } from 'zod';
import { catalogue } from '../../profile/catalogue.ts';
import type { CharacterOptions } from '../../profile/options.ts';
import type { ReadCard } from '../cards/read-card.ts';

/** What Persona writes of a character's options into its cards. */
const own = z.looseObject({
  extensions: z.looseObject({
    persona: z.looseObject({
      style: z.string().optional(),
      type: z.string().optional(),
      language: z.string().optional(),
    }),
  }),
});

/** The options of a character that comes in: as its card says, if Persona wrote it and knows them still, else as asked for. */
export function optionsOfCard({ data }: Pick<ReadCard, 'data'>, asked: CharacterOptions): CharacterOptions {
  const said = own.safeParse(data).data?.extensions.persona;
  const { styles, types, languages } = catalogue();
  const known = (entries: readonly { readonly id: string }[], id: string | undefined) =>
    entries.find((entry) => entry.id === id)?.id;
  return {
    ...asked,
    style: known(styles, said?.style) ?? asked.style,
    type: known(types, said?.type) ?? asked.type,
    language: known(languages, said?.language) ?? asked.language,
  };
}
