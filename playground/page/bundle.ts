import { join } from 'node:path';
import { build, stop } from 'esbuild';

/** The page's files, as the browser gets them. */
export interface Bundle {
  readonly script: string;
  readonly style: string;
}

/** Bundles the page's client in memory. @throws Error of esbuild where it does not build */
export async function bundlePage(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: { page: join(import.meta.dirname, 'client/main.tsx') },
    tsconfig: join(import.meta.dirname, 'client/tsconfig.json'),
    outdir: '/',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  // Its process would stay, for further bundles.
  await stop();
  const textOf = (ending: string): string =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}
