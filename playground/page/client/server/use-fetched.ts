import { useEffect, useRef, useState } from 'preact/hooks';
import type { z } from 'zod';
import { get, wordsOf } from './ask.ts';

export interface Fetched<Value> {
  readonly value?: Value;
  readonly problem?: string;
}

/**
 * What stands at an address, got again whenever `tick` is another. Until the new answer is there the old one stays, so
 * nothing flickers; of another address nothing stays.
 */
export function useFetched<Value>(
  address: string | undefined,
  schema: z.ZodType<Value>,
  tick: number,
): Fetched<Value> {
  const [fetched, setFetched] = useState<Fetched<Value> & { readonly address?: string }>({});
  const asked = useRef(0);
  const shown = useRef(0);
  useEffect(() => {
    if (address === undefined) return;
    const turn = (asked.current += 1);
    const show = (next: Fetched<Value>): void => {
      // Answers may overtake each other.
      if (turn < shown.current) return;
      shown.current = turn;
      setFetched({ ...next, address });
    };
    get(address, schema).then(
      (value) => {
        show({ value });
      },
      (error: unknown) => {
        show({ problem: wordsOf(error) });
      },
    );
  }, [address, tick]);
  return fetched.address === address ? fetched : {};
}
