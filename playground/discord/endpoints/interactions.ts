import type { Endpoint, StandInRequest } from '../../kit/endpoint.ts';
import type { Answer } from '../../kit/send.ts';
import { answerInteraction, type Answered } from '../answer-interaction.ts';
import type { Interaction } from '../interactions.ts';
import { messageFlags } from '../requests/message.ts';
import { refuse } from '../refusal.ts';
import { callback } from '../requests/callback.ts';
import { parseForm } from '../requests/parse.ts';
import { readUpload } from '../requests/upload.ts';
import type { World } from '../world.ts';
import { endpoint, noContent, parameter } from './endpoint.ts';

/** The first answer to an interaction: taken once, within three seconds, and known by the token alone. */
export function interactionEndpoints(world: World): Endpoint[] {
  return [
    endpoint('POST', '/interactions/:interaction/:token/callback', async (request) => {
      const upload = await readUpload(request);
      const interaction = claim(world, request);
      try {
        const given = parseForm(callback, upload.payload);
        const answered = await answerInteraction(world, interaction, given, upload);
        interaction.state = 'answered';
        interaction.settle(answered.answer);
        return toAnswer(request, interaction, given.type, answered);
      } finally {
        if (interaction.state === 'answering') world.interactions.reopen(interaction);
      }
    }),
  ];
}

/** Takes the turn to answer, so that of two answers at once one is refused. */
function claim(world: World, request: StandInRequest): Interaction {
  const interaction = world.interactions.find(parameter(request, 'token'));
  if (interaction?.id !== parameter(request, 'interaction')) throw refuse('unknownInteraction');
  if (interaction.state === 'closed' || interaction.expired) throw refuse('unknownInteraction');
  if (interaction.state !== 'open') throw refuse('alreadyAcknowledged');
  interaction.state = 'answering';
  return interaction;
}

function toAnswer(
  request: StandInRequest,
  interaction: Interaction,
  type: number,
  { stored }: Answered,
): Answer {
  if (request.url.searchParams.get('with_response') !== 'true') return noContent;
  const message = stored?.message;
  return {
    body: {
      interaction: {
        id: interaction.id,
        type: interaction.type,
        channel_id: interaction.channel.id,
        ...(interaction.channel.guild && { guild_id: interaction.channel.guild.id }),
        ...(message && {
          response_message_id: message.id,
          response_message_loading: (message.flags & messageFlags.loading) !== 0,
          response_message_ephemeral: (message.flags & messageFlags.ephemeral) !== 0,
        }),
      },
      // Only an answer that posts or changes a message at once carries it.
      ...(message && (type === 4 || type === 7) && { resource: { type, message } }),
    },
  };
}
