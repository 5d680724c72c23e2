import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

interface LayoutProps {
  /** The page's title, and its heading. */
  readonly title: string;
  /** A script of the site's own that the page works without. */
  readonly script?: string;
  readonly children?: ComponentChildren;
}

/** A whole page. Whatever stands between braces is escaped. */
export const Layout = ({ title, script, children }: LayoutProps) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · Persona`}</title>
      <link rel="stylesheet" href="/static/style.css" />
      {script !== undefined && <script src={script} defer />}
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header>
        <a href="/">Persona</a>
      </header>
      <main id="main">
        <h1>{title}</h1>
        {children}
      </main>
    </body>
  </html>
);

/** A page as it is sent. */
export const render = (page: Parameters<typeof renderToString>[0]): string =>
  `<!doctype html>${renderToString(page)}`;
