/** The style of every page. Both schemes keep a contrast of 7 to 1 and more. */
export const style = `
:root { color-scheme: light dark; --ink: #1d1b26; --paper: #fbfaf7; --link: #4527a0; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceaf4; --paper: #17161d; --link: #c3b1ff; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.6 system-ui, sans-serif; }
main { max-width: 38rem; margin: 0 auto; padding: 3rem 1.25rem; }
h1 { font-size: 2rem; line-height: 1.2; }
a { color: var(--link); }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
`;
