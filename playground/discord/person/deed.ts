import type { FirstAnswer, Interaction, InteractionType } from '../interactions.ts';
import type { StoredMessage } from '../message.ts';
import type { Channel } from '../places.ts';
import type { User } from '../user.ts';
import type { World } from '../world.ts';
import { ownersOf, toPayload } from './payload.ts';

/** Something a person does that the app is told of. */
export interface Deed {
  readonly type: InteractionType;
  readonly channel: Channel;
  readonly data: object;
  /** The message that the button, menu or form belongs to. */
  readonly source?: StoredMessage | undefined;
  /** Of a form: what it was opened by. */
  readonly opener?: Interaction;
  /** How often it is delivered, at once. */
  readonly repeats?: number;
}

/** What came of a deed; without an answer, three seconds went by. */
export interface Outcome {
  readonly interaction: Interaction;
  readonly answer: FirstAnswer | undefined;
}

/** Tells the app over the gateway what a person does, and waits for its first answer. */
export async function perform(world: World, person: User, deed: Deed): Promise<Outcome> {
  const { channel, source, opener, type } = deed;
  const interaction = world.interactions.open({
    type,
    person,
    channel,
    source: source?.message.id,
    metadata: {
      authorizing_integration_owners: ownersOf(channel, person),
      ...(type === 3 && source && { interacted_message_id: source.message.id }),
      ...(opener && { triggering_interaction_metadata: opener.metadata }),
    },
  });
  const payload = toPayload(world, interaction, deed.data, source?.message);
  for (let delivery = 0; delivery < (deed.repeats ?? 1); delivery += 1) {
    world.gateway.dispatch(channel.guild?.id, 'INTERACTION_CREATE', payload);
  }
  return { interaction, answer: await interaction.firstAnswer };
}
