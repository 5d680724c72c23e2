import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Platform } from '../../protocol.ts';
import type { NameOf } from '../rich-text/rich-text.tsx';

/** Where somebody reads: what a message needs in order to be shown and used. */
export interface Place {
  readonly platform: Platform;
  readonly nameOf: NameOf;
  /** Presses a button by its action. Never rejects: what went wrong is said in the window. */
  press(message: string, button: string): Promise<void>;
  /** Chooses an option of a menu. Never rejects. */
  choose(message: string, menu: string, value: string): Promise<void>;
}

export const PlaceContext = createContext<Place | undefined>(undefined);

/** @throws Error outside of a chat window */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('There is no place outside of a chat window');
  return place;
}
