import { unescape } from 'node:querystring';

/** The files that lie beside a card's JSON: in an archive, or in chunks of a PNG. */
export interface AssetFiles {
  /** By their paths, in the order in which they lie there. */
  readonly byPath: ReadonlyMap<string, Buffer>;
  /** How a card addresses them. */
  readonly scheme: 'embeded://' | '__asset:';
}

export const noFiles: AssetFiles = { byPath: new Map(), scheme: 'embeded://' };

/** A file that an address was found to mean. */
interface LocatedFile {
  readonly path: string;
  readonly bytes: Buffer;
  /** Whether the path is the address, letter by letter. */
  readonly exact: boolean;
}

/**
 * Finds files by the paths that cards give. Programs disagree on letters' case, on `%20`, and on folders (`image` or
 * `images`): a path that does not fit exactly is tried without these, and last by the name of the file alone.
 */
export function locatorOf({ byPath }: AssetFiles): (path: string) => LocatedFile | undefined {
  const byLoosePath = uniqueBy(byPath, loosePathOf);
  const byName = uniqueBy(byPath, nameOf);
  return (path) => {
    const exact = byPath.get(path);
    if (exact) return { path, bytes: exact, exact: true };
    const found = byLoosePath.get(loosePathOf(path)) ?? byName.get(nameOf(path));
    const bytes = found === undefined ? undefined : byPath.get(found);
    return found === undefined || bytes === undefined ? undefined : { path: found, bytes, exact: false };
  };
}

/** Paths by what is left of them; where two paths leave the same, neither. */
function uniqueBy(
  paths: AssetFiles['byPath'],
  rest: (path: string) => string,
): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const path of paths.keys()) found.set(rest(path), found.has(rest(path)) ? undefined : path);
  return found;
}

const loosePathOf = (path: string): string =>
  unescape(path)
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/^[./]+/, '')
    .replace(/(?<=\/)(image|video|audio|font|model)s?(?=\/)/g, '$1');

const nameOf = (path: string): string => loosePathOf(path).split('/').at(-1) ?? '';

/** The ending of a path: lower case, without its dot; `unknown` where it has none. */
export const endingOf = (path: string): string =>
  /\.([A-Za-z0-9]{1,10})$/.exec(path)?.[1]?.toLowerCase() ?? 'unknown';
