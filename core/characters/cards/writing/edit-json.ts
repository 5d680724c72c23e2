import { applyEdits, type Edit, type Node, parseTree } from 'jsonc-parser';

type Path = readonly (string | number)[];

/** A value that is put into a JSON text, as JSON text itself; undefined takes it out, with its key. */
export interface JsonChange {
  /** Keys and positions from the root; everything but the last must be there. */
  readonly path: Path;
  readonly text: string | undefined;
}

/** A change to a value of JSON; undefined takes it out. */
export const setTo = (path: Path, value: unknown): JsonChange => ({
  path,
  text: value === undefined ? undefined : JSON.stringify(value),
});

/**
 * Changes values in a JSON text and leaves every other byte as it is: order, spelling of numbers, blanks, unknown keys.
 * Where a key stands twice, the last counts, as in `JSON.parse`. All changes are made to the text as it was given: none
 * may lie inside another.
 * @throws Error if the text is no JSON or a path leads nowhere
 */
export function editJson(json: string, changes: readonly JsonChange[]): string {
  const root = rootOf(json);
  const byParent = new Map<Node, Map<string | number, string | undefined>>();
  for (const { path, text } of changes) {
    const parent = nodeAt(root, path.slice(0, -1));
    const last = path.at(-1);
    if (!parent || last === undefined) throw new Error(`no place in the JSON: ${path.join('.')}`);
    const wanted = byParent.get(parent) ?? new Map<string | number, string | undefined>();
    byParent.set(parent, wanted.set(last, text));
  }
  return applyEdits(
    json,
    [...byParent].flatMap(([parent, wanted]) => editsOf(parent, wanted)),
  );
}

/** The texts of a list's items, as they stand; empty if there is no list. @throws Error if the text is no JSON */
export function itemsAt(json: string, path: Path): string[] {
  const list = nodeAt(rootOf(json), path);
  if (list?.type !== 'array') return [];
  return childrenOf(list).map(({ offset, length }) => json.slice(offset, offset + length));
}

function rootOf(json: string): Node {
  const root = parseTree(json, [], { disallowComments: true });
  if (!root) throw new Error('not a JSON text');
  return root;
}

const childrenOf = (node: Node): readonly Node[] => node.children ?? [];
const endOf = ({ offset, length }: Node): number => offset + length;
const keyOf = (property: Node): unknown => property.children?.[0]?.value;

function nodeAt(node: Node | undefined, path: Path): Node | undefined {
  const [step, ...rest] = path;
  if (step === undefined || !node) return node;
  const child =
    node.type === 'array'
      ? childrenOf(node)[Number(step)]
      : childrenOf(node).findLast((property) => keyOf(property) === step)?.children?.[1];
  return nodeAt(child, rest);
}

function editsOf(parent: Node, wanted: ReadonlyMap<string | number, string | undefined>): Edit[] {
  const children = childrenOf(parent);
  const goes = (child: Node): boolean => {
    const key = String(keyOf(child));
    return wanted.has(key) && wanted.get(key) === undefined;
  };
  const edits = children.flatMap((child, index) => (goes(child) ? [removal(children, index, goes)] : []));
  const added: string[] = [];
  for (const [key, text] of wanted) {
    if (text === undefined) continue;
    const value = nodeAt(parent, [key]);
    if (value) edits.push({ offset: value.offset, length: value.length, content: text });
    else added.push(`${JSON.stringify(key)}:${text}`);
  }
  if (added.length > 0) {
    const last = children.at(-1);
    const comma = children.every(goes) ? '' : ',';
    const content = `${comma}${added.join(',')}`;
    edits.push({ offset: last ? endOf(last) : parent.offset + 1, length: 0, content });
  }
  return edits;
}

/** With the comma before it; where nothing that stays stands before it, with the comma behind. */
function removal(children: readonly Node[], index: number, goes: (child: Node) => boolean): Edit {
  const isLeading = children.slice(0, index).every(goes);
  const [from, to] = isLeading
    ? [children[index]?.offset, children[index + 1]?.offset]
    : [children[index - 1] && endOf(children[index - 1] as Node), undefined];
  const own = children[index] as Node;
  const start = from ?? own.offset;
  return { offset: start, length: (to ?? endOf(own)) - start, content: '' };
}
