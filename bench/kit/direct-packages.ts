import type { Metafile } from 'esbuild';

type Inputs = Metafile['inputs'];

const isPackage = (path: string): boolean => path.includes('node_modules/');

/** The packages that a program's own files import, as its bundle tells. @param folder the program's own */
export function packagesOf(folder: string, inputs: Inputs): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const follow = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { path, original = path, kind, external } of inputs[file]?.imports ?? []) {
      if (kind !== 'import-statement') continue;
      if (isPackage(path) || (external && !original.startsWith('node:'))) found.add(original);
      else follow(path);
    }
  };
  follow(`${folder}/main.ts`);
  return [...found].filter((name) => !/^(node:|<|\.)/.test(name)).sort();
}

/** Arguments for `node`: it imports the packages, says so, and ends. */
export function importsOnly(packages: readonly string[]): string[] {
  const lines = [...packages.map((name) => `import '${name}';`), `console.log('"event":"started"');`];
  return ['--input-type=module', '--eval', lines.join('\n')];
}
