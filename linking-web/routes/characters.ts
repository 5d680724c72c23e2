import { type Request, Router } from 'express';
import { z } from 'zod';
import { characterId } from '../../core/base/ids.ts';
import { Problem } from '../../core/base/problem.ts';
import { cardFormats } from '../../core/characters/cards/card-format.ts';
import { cardChoices, cardStates, exportCard } from '../../core/characters/export-card.ts';
import { listCharacters } from '../../core/characters/list.ts';
import { loadCharacter, type LoadedCharacter } from '../../core/characters/show.ts';
import type { Core } from '../../core/core.ts';
import { accountIn } from '../account-in.ts';
import { CharacterPage } from '../pages/character-page.tsx';
import { GalleryPage } from '../pages/gallery-page.tsx';
import { render } from '../pages/layout.tsx';
import { thumbnailOf } from '../thumbnail.ts';

/** Characters on one page of the gallery. */
const pageLength = 24;

const galleryQuery = z.object({ page: z.string().max(100).optional() });
const portraitQuery = z.object({ size: z.literal('small').optional() });
const cardQuery = z.object({
  format: z.enum(cardFormats).default('png'),
  state: z.enum(cardStates).default('edited'),
});

/** Somebody's characters: the gallery, a page of each, portraits and cards. */
export function characterRoutes(core: Core): Router {
  const router = Router();
  router.get('/account/characters', async (request, response) => {
    const account = await accountIn(core, request);
    const { page } = galleryQuery.parse(request.query);
    const list = await listCharacters(core, account, { page, limit: pageLength });
    response.send(render(GalleryPage({ list })));
  });
  router.get('/account/characters/:id', async (request, response) => {
    const account = await accountIn(core, request);
    const character = await characterIn(core, request);
    const choices = await cardChoices(core, account, characterId.parse(character.character._id));
    response.send(render(CharacterPage({ character, choices })));
  });
  router.get('/account/characters/:id/portrait', async (request, response) => {
    const { size } = portraitQuery.parse(request.query);
    const { image } = (await characterIn(core, request)).portrait;
    if (size === 'small') response.type('image/webp').send(await thumbnailOf(image));
    else response.type('image/png').send(image);
  });
  router.get('/account/characters/:id/card', async (request, response) => {
    const account = await accountIn(core, request);
    const wanted = cardQuery.parse(request.query);
    const { file } = await exportCard(core, account, idIn(request), wanted);
    response.attachment(file.name).type(file.contentType).send(Buffer.concat(file.parts));
  });
  return router;
}

/** @throws Problem `character-not-found`, in the same words for one of somebody else and one that never was */
async function characterIn(core: Core, request: Request): Promise<LoadedCharacter> {
  const found = await loadCharacter(core, await accountIn(core, request), idIn(request));
  if (!found) throw new Problem('character-not-found');
  return found;
}

function idIn({ params }: Request) {
  const id = characterId.safeParse(params['id']);
  if (!id.success) throw new Problem('character-not-found');
  return id.data;
}
