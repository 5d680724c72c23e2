import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';

// The partner of our bot: discord.js as its guide has it, which acknowledges and then says something, and no more.
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env['DISCORD_API'] ?? '' },
});

client.on(Events.InteractionCreate, (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  void interaction
    .deferReply({ flags: MessageFlags.Ephemeral })
    .then(() => interaction.editReply({ embeds: [{ title: 'Your characters', description: 'None yet.' }] }));
});
client.once(Events.ClientReady, () => {
  console.log(JSON.stringify({ event: 'started' }));
});
await client.login(process.env['DISCORD_TOKEN']);
