import { style } from './style.ts';

/**
 * A whole page.
 * @param title plain text that is also its heading; it is not escaped
 * @param content HTML of our own: nothing that came from outside
 */
export const page = (title: string, content: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Persona</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
