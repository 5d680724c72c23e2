import { page } from './page.ts';

export const homePage = page(
  'AI characters where you already talk',
  `<p>Persona makes characters in Discord and Slack: type <code>/persona create</code> and a few words, and a profile and a
portrait come back. Profiles and portraits are made by AI.</p>
<p>Linking accounts on this site comes later. Until then everything happens in the chat: <code>/persona help</code>
says what there is.</p>`,
);

export const notFoundPage = page(
  'There is no such page',
  '<p>The address may be mistyped, or the page is gone. <a href="/">Go to the first page</a>.</p>',
);

export const failedPage = page(
  'Something went wrong',
  '<p>It is our fault, and it has been noted. Please try again in a moment. <a href="/">Go to the first page</a>.</p>',
);
