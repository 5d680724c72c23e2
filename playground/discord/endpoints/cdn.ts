import type { Endpoint } from '../../kit/endpoint.ts';
import type { Files } from '../attachments.ts';
import type { CdnSignatures } from '../cdn-signatures.ts';
import { parameter } from './endpoint.ts';

/**
 * The files of attachments, as `cdn.discordapp.com` serves them: under addresses that were given out and are not over yet.
 * What was deleted answers 404.
 */
export function cdnEndpoints(files: Files, signatures: CdnSignatures): Endpoint[] {
  return [
    {
      name: 'GET /attachments/:channel/:attachment/:filename',
      answer(request) {
        if (!signatures.isOpen(request.url)) return fileNotFound;
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
