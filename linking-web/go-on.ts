import type { Request, Response } from 'express';

/**
 * Sends a browser to another page once its session is in the store: a redirect that came before would be followed by a
 * browser that is not known yet.
 */
export async function goOn({ session }: Request, response: Response, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    session.save((error: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
  response.redirect(303, path);
}
