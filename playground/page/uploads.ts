import { extname } from 'node:path';
import { raw, Router } from 'express';
import { z } from 'zod';
import { platform, type upload } from './protocol.ts';
import { Refusal } from './refusal.ts';
import { findPerson, type Surroundings } from './surroundings.ts';

/** Both platforms take files of 10 MB from people who pay nothing. */
const mostBytes = 10 * 1024 * 1024;

/** What a browser would say of a file by its name; anything else is bytes. */
const types: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.json': 'application/json',
  '.txt': 'text/plain',
};

const query = z.object({ person: z.string(), name: z.string().min(1).max(200) });

/** Files that people pick, each as the bytes of a body whatever its type. */
export const uploadRoutes = (surroundings: Surroundings): Router =>
  Router().post(
    '/api/chats/:platform/uploads',
    raw({ type: () => true, limit: mostBytes }),
    async (request, response) => {
      const { person, name } = query.parse(request.query);
      const data: unknown = request.body;
      if (!Buffer.isBuffer(data)) throw new Refusal(400, 'The file is empty. Pick another one.');
      const contentType = types[extname(name).toLowerCase()] ?? 'application/octet-stream';
      const owner = findPerson(surroundings, platform.parse(request.params.platform), person);
      response.json({ id: await owner.upload({ name, contentType, data }) } satisfies z.output<
        typeof upload
      >);
    },
  );
