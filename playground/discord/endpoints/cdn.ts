import type { Endpoint } from '../../kit/endpoint.ts';
import type { Files } from '../attachments.ts';
import { parameter } from './endpoint.ts';

/** The files of attachments, as `cdn.discordapp.com` serves them; what was deleted answers 404. */
export function cdnEndpoints(files: Files): Endpoint[] {
  return [
    {
      name: 'GET /attachments/:channel/:attachment/:filename',
      answer(request) {
        const found = files.get(parameter(request, 'attachment'));
        if (found?.attachment.filename !== parameter(request, 'filename')) return fileNotFound;
        const { content_type } = found.attachment;
        return { headers: { 'content-type': content_type }, body: found.data };
      },
    },
  ];
}

/** What the CDN says where there is no file. */
export const fileNotFound = { status: 404, body: 'This content is no longer available.' } as const;
