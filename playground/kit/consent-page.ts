import type { AccountHolder } from './account-holder.ts';

export interface ConsentPage {
  /** Whose page it is: `Google`. */
  readonly provider: string;
  readonly application: string;
  readonly scopes: readonly string[];
  readonly people: readonly AccountHolder[];
  /** Goes back with the choice, and says what was asked for. */
  readonly query: string;
}

/** The page on which somebody chooses who they are, and agrees or not. Works without JavaScript. */
export const consentPage = ({
  provider,
  application,
  scopes,
  people,
  query,
}: ConsentPage): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in · made-up ${escapeHtml(provider)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 28rem; margin: 3rem auto; padding: 0 1rem; color: #1f2328; background: #fff }
button { display: block; width: 100%; margin: .5rem 0; padding: .75rem 1rem; font: inherit; text-align: left; border: 1px solid #6e7781; border-radius: .5rem; background: #f6f8fa; color: inherit; cursor: pointer }
</style>
</head>
<body>
<main>
<h1>Sign in with made-up ${escapeHtml(provider)}</h1>
<p>${escapeHtml(application)} asks for: ${escapeHtml(scopes.join(', '))}</p>
<form method="post" action="?${escapeHtml(query)}">
${people.map(choice).join('\n')}
<button name="deny" value="yes">No, go back</button>
</form>
</main>
</body>
</html>
`;

const choice = ({ subject, name, emails: [first] }: AccountHolder): string =>
  `<button name="subject" value="${escapeHtml(subject)}">${escapeHtml(name)}<br>${escapeHtml(first?.address ?? 'no address')}${first?.verified === false ? ' (not verified)' : ''}</button>`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
