import type { User } from './user.ts';

/** `GET /applications/@me`: https://discord.com/developers/docs/resources/application#application-object */
export const toApplication = (bot: User, owner: User, guilds: number, people: number): object => ({
  id: bot.id,
  name: bot.username,
  icon: null,
  description: 'AI characters where people already talk',
  type: null,
  bot,
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  flags: 0,
  flags_new: '0',
  redirect_uris: [],
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  owner,
  approximate_guild_count: guilds,
  approximate_user_install_count: people,
  approximate_user_authorization_count: people,
  explicit_content_filter: 0,
  team: null,
  eligible_oauth2_scopes: [],
  integration_types_config: { '0': {}, '1': {} },
});

/** `GET /users/@me`: the bot with what only it may see of itself. */
export const toOwnUser = (bot: User): object => ({
  ...bot,
  locale: 'en-US',
  mfa_enabled: false,
  verified: true,
  email: null,
  premium_type: 0,
});
