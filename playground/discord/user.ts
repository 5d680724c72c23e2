import { stableSnowflake } from './snowflake.ts';

/** https://discord.com/developers/docs/resources/user#user-object */
export interface User {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly discriminator: string;
  readonly avatar: null;
  readonly public_flags: number;
  readonly flags: number;
  readonly primary_guild: null;
  readonly bot?: true;
}

/** The made-up person of this name, with the same id at every start. */
export function createPerson(name: string): User {
  return {
    id: stableSnowflake(`person ${name}`),
    username: name.toLowerCase().replaceAll(/[^a-z0-9_.]/g, '_'),
    global_name: name,
    ...blank,
  };
}

/** The application's bot: its id is the application's. */
export function createBot(application: string): User {
  return { id: application, username: 'Persona', global_name: null, bot: true, ...blank };
}

const blank = {
  discriminator: '0',
  avatar: null,
  public_flags: 0,
  flags: 0,
  primary_guild: null,
} as const;
