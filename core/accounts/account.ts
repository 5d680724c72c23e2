import type { z } from 'zod';
import type { AccountId, KeyId } from '../base/ids.ts';
import type { accounts } from './records.ts';

/** A person's preferences, opened. */
export type Preferences = z.output<NonNullable<typeof accounts.sealed>>['preferences'];

/** An account as use cases are given it. */
export interface Account {
  readonly id: AccountId;
  readonly key: KeyId;
  readonly state: 'active' | 'suspended' | 'erasing';
  readonly epoch: number;
  readonly acceptedPolicy: string;
  readonly libraryVersion: number;
  readonly preferences: Preferences;
}
