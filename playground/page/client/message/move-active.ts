/**
 * Where a key moves the active entry of a list.
 * @param active undefined: none yet
 * @returns undefined where the key moves nothing
 */
export function moved(key: string, active: number | undefined, length: number): number | undefined {
  if (length === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return active === undefined ? 0 : (active + 1) % length;
    case 'ArrowUp':
      return active === undefined ? length - 1 : (active + length - 1) % length;
    case 'Home':
      return active === undefined ? undefined : 0;
    case 'End':
      return active === undefined ? undefined : length - 1;
    default:
      return undefined;
  }
}
