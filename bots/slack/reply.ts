import type { webApi } from '@slack/bolt';
import type { Reply } from '../call.ts';
import type { Form, View } from '../views/view.ts';
import { writeModal } from './modal.ts';

/** Whom a reply goes to, and through what. */
export interface Addressee {
  readonly client: webApi.WebClient;
  readonly team: string;
  /** Where the person acted; empty where Slack does not say. */
  readonly channel: string;
  readonly user: string;
  /** Opens one form within three seconds; completions have none. */
  readonly trigger: string;
}

/** Slack tells apps no language with a delivery. */
export const locale = 'en';

/** Only what is being typed is offered choices. */
export const refuseToOffer = (): Promise<never> =>
  Promise.reject(new Error('choices are offered only to what is being typed'));

/** Opens a form over whatever the person looks at. @throws WebAPIPlatformError where the trigger is over */
export async function openForm(to: Addressee, form: Form): Promise<void> {
  await to.client.views.open({ trigger_id: to.trigger, view: writeModal(form, to.channel) });
}

/** The problems of a form that stands open no more. */
export const problemsView = (problems: Readonly<Record<string, string>>): View => ({
  tone: 'bad',
  elements: Object.values(problems).map((text) => ({ kind: 'text', text })),
});

/** A private message gets its channel when it is posted, since that opens the direct messages. */
export function placeFor(
  { team, channel, user }: Addressee,
  wanted: 'public' | 'private',
): ReturnType<Reply['place']> {
  // Without a channel there is nobody to show it to but the person.
  const isPrivate = wanted === 'private' || channel === '';
  return {
    private: isPrivate,
    tokenEnds: null,
    place: { team, channel: isPrivate ? '' : channel, user, locale },
    apart: isPrivate && !isDirect(channel),
  };
}

/** Direct messages, most likely those with the app: others have commands too, but nothing to tell them apart by. */
const isDirect = (channel: string): boolean => channel.startsWith('D');
