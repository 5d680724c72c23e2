/** How long a path in an archive may be. */
const longest = 1_024;

/**
 * Whether a path stays inside its archive wherever it may be unpacked: no step upwards, no root, no drive, no backslash,
 * no control character. Persona never unpacks to a disk; cards go on to programs that do.
 */
export function isSafePath(path: string): boolean {
  if (path === '' || path.length > longest) return false;
  if (/[\p{Cc}\\]/u.test(path) || /^(?:\/|[A-Za-z]:)/.test(path)) return false;
  return !path.split('/').includes('..');
}
