import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type Metafile } from 'esbuild';

const root = import.meta.dirname;

/** What an operator runs, by the name of its bundle. */
export const programs = {
  bots: 'bots/main.ts',
  workers: 'workers/main.ts',
  'linking-web': 'linking-web/main.ts',
  operator: 'operator/main.ts',
  register: 'bots/discord/register.ts',
  manifest: 'bots/slack/manifest.ts',
} as const;

export type ProgramName = keyof typeof programs;

/** What a program reads beside its own file when it starts. */
const assets = ['core/profile/catalogue.yaml', 'linking-web/static'];

/** Packages that carry a binary per platform: they must be installed where the bundles are. */
export const installed = ['sharp'];

/** Packages with a binary that others go without where nobody has installed them. */
const optional = ['msgpackr-extract'];

/** jsonc-parser's main file hides what it requires from a bundler; its module shows it. */
const alias = { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' };

/** CommonJS packages ask by `require` for what belongs to Node or is not bundled; a module has none of its own. */
const requireShim = [
  "import { createRequire as createRequireOfBundle } from 'node:module';",
  'const require = createRequireOfBundle(import.meta.url);',
].join('\n');

/**
 * Bundles programs for Node 20 or newer: each becomes one file `NAME.js` with its source map (`--enable-source-maps`).
 * What they read at their start is copied beside them.
 * @param folder where they go; the packages of `installed` must be found from there
 * @returns what each was made of
 */
export const bundle = (names: readonly ProgramName[], folder: string): Promise<Metafile> =>
  bundleFiles(Object.fromEntries(names.map((name) => [name, programs[name]])), folder);

/** The same for any programs. @param files their paths below the repository, by the names of their bundles */
export async function bundleFiles(
  files: Readonly<Record<string, string>>,
  folder: string,
): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { ...files },
    outdir: folder,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: requireShim },
    external: [...installed, ...optional],
    alias,
    // mongoose and zod go by the names of classes, which would change where two are called the same.
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  });
  for (const asset of assets) cpSync(join(root, asset), join(folder, basename(asset)), { recursive: true });
  return metafile;
}
