/** `GET /`: everything else is drawn by the page's script. */
export const markup = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Persona: the playground</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/page.css">
    <script type="module" src="/page.js"></script>
  </head>
  <body>
    <div id="page"></div>
    <noscript>The playground is a small program in this page: it needs JavaScript.</noscript>
  </body>
</html>
`;
