import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PageMessage } from '../../protocol.ts';

/**
 * The channels that hold something which the person has not looked at. What was there when they came counts as seen.
 * @param all every message that the person sees
 */
export function useUnread(all: readonly PageMessage[], current: string, person: string): ReadonlySet<string> {
  const [seen, setSeen] = useState<{ person: string; ids: ReadonlySet<string> }>();
  useEffect(() => {
    if (all.length === 0 && seen?.person === person) return;
    setSeen((before) => {
      const isNew = before?.person !== person;
      const looked = all.filter((one) => isNew || one.channel === current).map(({ id }) => id);
      if (!isNew && looked.every((id) => before.ids.has(id))) return before;
      return { person, ids: new Set([...(isNew ? [] : before.ids), ...looked]) };
    });
  }, [all, current, person]);
  return useMemo(() => {
    if (seen?.person !== person) return new Set();
    const fresh = all.filter(({ id, channel }) => channel !== current && !seen.ids.has(id));
    return new Set(fresh.map(({ channel }) => channel));
  }, [all, current, person, seen]);
}
