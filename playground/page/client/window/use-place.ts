import { useMemo, useState } from 'preact/hooks';
import { nothing, type PageChat } from '../../protocol.ts';
import { post, wordsOf } from '../server/ask.ts';
import type { Place } from './place.ts';

export interface Problem {
  readonly problem: string | undefined;
  /** Says what went wrong; undefined: nothing any more. */
  readonly report: (problem: string | undefined) => void;
}

/** What a person can do in a channel, with what went wrong last. */
export function usePlace(chat: PageChat, person: string, channel: string): { place: Place } & Problem {
  const [problem, report] = useState<string>();
  const place = useMemo((): Place => {
    const deed = async (path: string, body: object): Promise<void> => {
      report(undefined);
      await post(`/api/chats/${chat.platform}/${path}`, { person, channel, ...body }, nothing).catch(
        (error: unknown) => {
          report(wordsOf(error));
        },
      );
    };
    const names = new Map(
      [...chat.people, chat.app, ...chat.places.flatMap(({ channels }) => channels)].map(({ id, name }) => [
        id,
        name,
      ]),
    );
    return {
      platform: chat.platform,
      nameOf: (id) => names.get(id),
      press: (message, button) => deed('presses', { message, button }),
      choose: (message, menu, value) => deed('choices', { message, menu, value }),
    };
  }, [chat, person, channel]);
  return { place, problem, report };
}
