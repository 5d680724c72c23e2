/** The names that a message's own pictures have. */
const taken = /^portrait(-\d+)?\.png$/;

/**
 * Names of files as Discord keeps them: ASCII letters, digits, dots, dashes and underscores, accents left off; each one
 * different, since `attachment://NAME` must mean one file. `file` stands in for a name of which nothing is left.
 */
export function attachmentNames(names: readonly string[]): string[] {
  const given = new Set<string>();
  return names.map((name) => {
    const [stem, ending] = partsOf(name);
    const candidates = numbered(stem, ending);
    let candidate = candidates.next().value;
    while (given.has(candidate.toLowerCase())) candidate = candidates.next().value;
    given.add(candidate.toLowerCase());
    return candidate;
  });
}

/** `mira.png`, `mira-2.png`, `mira-3.png` … */
function* numbered(stem: string, ending: string): Generator<string, never> {
  yield stem + ending;
  for (let number = 2; ; number += 1) yield `${stem}-${number}${ending}`;
}

function partsOf(name: string): [stem: string, ending: string] {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^\w.-]+/g, '_');
  const dot = plain.lastIndexOf('.');
  const stem = (dot < 0 ? plain : plain.slice(0, dot)).replaceAll(/^[._-]+|[._-]+$/g, '');
  const ending = dot < 0 ? '' : plain.slice(dot);
  if (taken.test(stem + ending)) return [`${stem}-file`, ending];
  return [stem === '' ? 'file' : stem, ending];
}
