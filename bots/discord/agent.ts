import { Agent } from 'undici';

/**
 * The connections to Discord. By itself discord.js takes the process' global agent, which belongs to whichever copy of undici
 * was loaded first: Slack's library brings a newer one, whose agent cannot send discord.js' files.
 */
export const discordAgent = new Agent();
