import { useEffect, useState } from 'preact/hooks';
import { change } from '../../protocol.ts';

/** Counts what has changed: whatever shows it looks again when its number is another. */
export interface Changes {
  readonly discord: number;
  readonly slack: number;
  readonly inside: number;
  /** False while the connection is lost; the browser tries again by itself. */
  readonly isConnected: boolean;
}

/** Listens to the server for as long as the page stands. */
export function useChanges(): Changes {
  const [changes, setChanges] = useState<Changes>({ discord: 0, slack: 0, inside: 0, isConnected: true });
  useEffect(() => {
    const source = new EventSource('/api/changes');
    // After an interruption anything may have changed.
    source.onopen = () => {
      setChanges(({ discord, slack, inside }) => ({
        discord: discord + 1,
        slack: slack + 1,
        inside: inside + 1,
        isConnected: true,
      }));
    };
    source.onerror = () => {
      setChanges((before) => ({ ...before, isConnected: false }));
    };
    source.onmessage = ({ data }) => {
      const changed = change.parse(JSON.parse(String(data)));
      const what = 'platform' in changed ? changed.platform : 'inside';
      setChanges((before) => ({ ...before, [what]: before[what] + 1 }));
    };
    return () => {
      source.close();
    };
  }, []);
  return changes;
}
