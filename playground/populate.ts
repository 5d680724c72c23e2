import type { StandIns } from './stand-ins.ts';

const names = ['Ada', 'Ben', 'Chika'];
const secondGuild = { name: 'Orchard', channel: 'stories' };
const slackChannel = 'stories';

/** Made-up people on both platforms, a second server, and a channel more: something to switch between. What is there stays. */
export function populate({ discord, slack }: StandIns): void {
  const places = discord.places();
  const known = places.find(({ guild }) => guild?.name === secondGuild.name)?.guild?.id;
  const guild = known ?? discord.addGuild(secondGuild.name);
  if (known === undefined) discord.addChannel(guild, secondGuild.channel);
  const workspace = slack.workspace('Lantern');
  if (!workspace.channels.some(({ name }) => name === slackChannel)) workspace.addChannel(slackChannel);
  for (const name of names) {
    discord.join(guild, discord.person(name).id);
    slack.person(name);
  }
}
