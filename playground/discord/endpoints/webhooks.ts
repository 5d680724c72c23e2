import type { Endpoint, StandInRequest } from '../../kit/endpoint.ts';
import { isEphemeral, postAnswer, rewrite } from '../answer-interaction.ts';
import type { Interaction } from '../interactions.ts';
import type { Message, StoredMessage } from '../message.ts';
import { refuse } from '../refusal.ts';
import { askedFlags, messageFlags } from '../requests/message.ts';
import { readUpload, type Upload } from '../requests/upload.ts';
import type { World } from '../world.ts';
import { writeDraft } from '../write-message.ts';
import { endpoint, noContent, parameter } from './endpoint.ts';

const path = '/webhooks/:application/:token';

/**
 * What an interaction's token allows for fifteen minutes: follow-ups, and reading, editing and deleting its own messages.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
 */
export function webhookEndpoints(world: World): Endpoint[] {
  const one = `${path}/messages/:message`;
  return [
    endpoint('POST', path, async (request) => {
      const upload = await readUpload(request);
      const message = await followUp(world, findInteraction(world, request), upload);
      return request.url.searchParams.get('wait') === 'false' ? noContent : { body: message };
    }),
    endpoint('GET', one, (request) => ({ body: findMessage(world, request).message })),
    endpoint('PATCH', one, async (request) => {
      const upload = await readUpload(request);
      return { body: await rewrite(world, findMessage(world, request), upload) };
    }),
    endpoint('DELETE', one, (request) => {
      world.messages.remove(findMessage(world, request));
      return noContent;
    }),
  ];
}

/** Posts one more message; straight after "thinking…" it fills that message instead, as Discord documents. */
async function followUp(world: World, interaction: Interaction, upload: Upload): Promise<Message> {
  const original = world.messages.find(interaction.original);
  if (original && original.message.flags & messageFlags.loading) return rewrite(world, original, upload);
  refuseMoreThanFive(interaction);
  const ephemeral = isEphemeral(askedFlags(upload.payload));
  const draft = await writeDraft(world, upload, { channel: interaction.channel.id, ephemeral });
  interaction.followUps += 1;
  return postAnswer(world, interaction, draft, ephemeral).message;
}

/** Where the app is only installed by the person, five follow-ups are the limit. */
function refuseMoreThanFive(interaction: Interaction): void {
  const { guild } = interaction.channel;
  if (guild && !guild.installed && interaction.followUps >= 5) throw refuse('tooManyFollowUps');
}

function findInteraction(world: World, request: StandInRequest): Interaction {
  const interaction = world.interactions.find(parameter(request, 'token'));
  if (!interaction || parameter(request, 'application') !== world.bot.id) throw refuse('unknownWebhook');
  if (world.interactions.isExpired(interaction)) throw refuse('invalidWebhookToken');
  // Before the first answer the token opens nothing yet.
  if (interaction.state !== 'answered') throw refuse('unknownWebhook');
  return interaction;
}

function findMessage(world: World, request: StandInRequest): StoredMessage {
  const interaction = findInteraction(world, request);
  const given = parameter(request, 'message');
  const stored = world.messages.find(given === '@original' ? interaction.original : given);
  const isOwn =
    stored?.message.id === interaction.original ||
    stored?.message.interaction_metadata?.id === interaction.id;
  if (!stored || !isOwn) throw refuse('unknownMessage');
  return stored;
}
