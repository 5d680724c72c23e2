import { type Platform, upload } from '../../protocol.ts';
import { post } from './ask.ts';

/** Uploads a file of the person's own and gives its id. @throws Error with words for the person */
export async function uploadFile(platform: Platform, person: string, file: File): Promise<string> {
  const asked = new URLSearchParams({ person, name: file.name });
  return (await post(`/api/chats/${platform}/uploads?${asked}`, file, upload)).id;
}
