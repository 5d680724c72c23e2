/**
 * Whether Discord's answer says what was registered. It adds members of its own, and leaves out those that say nothing:
 * `false`, an empty list, `null`.
 */
export function covers(answered: unknown, registered: unknown): boolean {
  if (saysNothing(registered)) return saysNothing(answered);
  if (Array.isArray(registered)) {
    return (
      Array.isArray(answered) &&
      answered.length === registered.length &&
      registered.every((one, index) => covers(answered[index], one))
    );
  }
  if (typeof registered !== 'object' || registered === null) return answered === registered;
  if (typeof answered !== 'object' || answered === null) return false;
  const members = new Map(Object.entries(answered));
  return Object.entries(registered).every(([name, value]) => covers(members.get(name), value));
}

const saysNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
