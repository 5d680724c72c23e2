import { badValue, notSupported } from './failure.ts';
import { type Fields, isFields } from './fields.ts';

type Tree = Map<string, Tree | undefined>;

/** Compiles a projection that includes or excludes fields; expressions, `$slice` and `$elemMatch` are refused. */
export function compileProjection(projection: Fields = {}): (document: Fields) => Fields {
  const { _id: id, ...others } = projection;
  const wanted = Object.entries(others).map(([path, value]) => [path, flag(path, value)] as const);
  const including = wanted[0]?.[1] ?? (id !== undefined && flag('_id', id));
  if (wanted.some(([, value]) => value !== including))
    throw badValue('Cannot do inclusion and exclusion in one projection');
  const paths = wanted.map(([path]) => path);
  const keepsId = id === undefined || flag('_id', id);
  if (keepsId === including) paths.push('_id');
  const tree = toTree(paths);
  return (document) => pick(document, tree, including);
}

function flag(path: string, value: unknown): boolean {
  if (path.split('.').some((part) => part.startsWith('$')))
    throw notSupported(`the positional projection ${path}`);
  if (typeof value !== 'boolean' && typeof value !== 'number')
    throw notSupported(`the projection ${path}: ${JSON.stringify(value)}`);
  return Boolean(value);
}

function toTree(paths: readonly string[]): Tree {
  const tree: Tree = new Map();
  for (const path of paths) {
    let branch = tree;
    const parts = path.split('.');
    for (const [at, part] of parts.entries()) {
      const isLast = at === parts.length - 1;
      const next = branch.get(part);
      if (branch.has(part) && (isLast || !next)) throw badValue(`Path collision at ${path}`);
      const below: Tree = next ?? new Map<string, Tree>();
      branch.set(part, isLast ? undefined : below);
      branch = below;
    }
  }
  return tree;
}

function pick(document: Fields, tree: Tree, including: boolean): Fields {
  const picked: Fields = {};
  for (const [name, value] of Object.entries(document)) {
    const below = tree.get(name);
    if (below === undefined) {
      if (tree.has(name) === including) picked[name] = value;
    } else {
      const kept = pickBelow(value, below, including);
      if (kept !== undefined) picked[name] = kept;
    }
  }
  return picked;
}

/** Arrays are entered; of values that are no documents nothing can be included, nor excluded. */
function pickBelow(value: unknown, tree: Tree, including: boolean): unknown {
  if (isFields(value)) return pick(value, tree, including);
  if (!Array.isArray(value)) return including ? undefined : value;
  return value.map((item) => pickBelow(item, tree, including)).filter((item) => item !== undefined);
}
