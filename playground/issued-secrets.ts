import type { Journal } from './kit/journal.ts';

/** What the stand-ins hand out on the way and what lets its holder act, as they write it on the wire. */
const issued: readonly RegExp[] = [
  // Discord: the token of an interaction.
  /"token":"([\w-]{40,})"/g,
  // Slack: the secret end of a response_url, and a socket's ticket.
  /\/(?:commands|actions)\/\w+\/\d+\/([0-9a-f]{24})/g,
  /[?&]ticket=([\w-]{20,})/g,
];

/** The secrets that were issued while the journal was kept: a trace must not show them either. */
export function issuedSecrets({ exchanges, frames }: Journal): string[] {
  const texts = [
    ...frames.flatMap(({ url, data }) => [url, data]),
    ...exchanges.flatMap(({ request }) => [request.url, request.body.toString().replaceAll('%2F', '/')]),
  ];
  const found = texts.flatMap((text) =>
    issued.flatMap((pattern) =>
      [...text.replaceAll('\\/', '/').matchAll(pattern)].map(([, secret]) => secret ?? ''),
    ),
  );
  return [...new Set(found)];
}
