import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What lies in the folder but is never committed, as `.gitignore` says. */
const left = new Set(['node_modules', '.git', ...ignoredNames()]);

function ignoredNames(): string[] {
  const lines = readFileSync('.gitignore', 'utf8').split('\n');
  return lines.map((line) => line.replace(/\/$/, '')).filter((line) => line !== '' && !line.includes('*'));
}

/** The paths of everything below a folder of the repository, folders with a slash at their end. */
export function entriesBelow(folder = ''): string[] {
  return readdirSync(folder || '.', { withFileTypes: true })
    .filter(({ name }) => !left.has(name) && !name.endsWith('.log'))
    .flatMap((entry) => {
      const path = folder ? join(folder, entry.name) : entry.name;
      return entry.isDirectory() ? [`${path}/`, ...entriesBelow(path)] : [path];
    });
}

/** The files of the repository. */
export const filesBelow = (folder = ''): string[] =>
  entriesBelow(folder).filter((path) => !path.endsWith('/'));

const product = ['core', 'bots', 'workers', 'linking-web', 'operator'] as const;

/** The TypeScript files of what an operator runs. */
export const productFiles = (): string[] => product.flatMap(codeBelow);

/** The TypeScript files below a folder, or of the whole repository. */
export const codeBelow = (folder = ''): string[] => filesBelow(folder).filter((path) => /\.tsx?$/.test(path));

export const linesOf = (path: string): number => readFileSync(path, 'utf8').trimEnd().split('\n').length;

/** Every node of some code. Words in comments are none. */
export function nodesOf(path: string, text = readFileSync(path, 'utf8')): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return nodes;
}
