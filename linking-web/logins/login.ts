import type { Strategy } from 'passport';
import type { z } from 'zod';
import type { SignInIdentity } from '../../core/accounts/link-records.ts';
import type { Environment } from '../../core/base/config.ts';

/** Called by a strategy with who has signed in. */
export type Done = (error: null, user: SignInIdentity) => void;

/** A provider of sign-in: one file, one line in `logins.ts`. */
export interface Login {
  /** As it stands in addresses and in the store: `google`. */
  readonly name: string;
  /** As people know it. */
  readonly label: string;
  /** Its part of the configuration; without its first variable it is not offered. */
  readonly variables: z.ZodObject<Readonly<Record<string, z.ZodType>>>;
  /**
   * What passport signs people in with; undefined where nothing is configured.
   * @param callback the address that the provider sends people back to
   * @throws Problem `configuration` where it is configured half
   */
  configure(environment: Environment, callback: string): Strategy | undefined;
}
