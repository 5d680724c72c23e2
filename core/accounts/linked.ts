import type { Core } from '../core.ts';
import { tableOf } from '../store/table.ts';
import type { Account } from './account.ts';
import type { ChatIdentity } from './chat-identity.ts';
import { type SignInIdentity, signInIdentities } from './link-records.ts';
import { chatIdentities } from './records.ts';

/** Everything that opens an account, and since when. */
export interface Linked {
  readonly chats: readonly { readonly id: string; readonly since: Date; readonly chat: ChatIdentity }[];
  readonly signIns: readonly {
    readonly id: string;
    readonly since: Date;
    readonly usedAt: Date;
    readonly signIn: SignInIdentity;
  }[];
}

/** What is linked to an account, the oldest first. */
export async function linkedTo(core: Core, { id: account }: Pick<Account, 'id'>): Promise<Linked> {
  const chats = tableOf(core.store, chatIdentities);
  const signIns = tableOf(core.store, signInIdentities);
  const sort = { createdAt: 1 } as const;
  const [chatRows, signInRows] = await Promise.all([
    chats.find({ account }, { sort }),
    signIns.find({ account }, { sort }),
  ]);
  return {
    chats: await Promise.all(
      chatRows.map(async (row) => ({ id: row._id, since: row.createdAt, chat: await chats.open(row) })),
    ),
    signIns: await Promise.all(
      signInRows.map(async (row) => ({
        id: row._id,
        since: row.createdAt,
        usedAt: row.usedAt,
        signIn: await signIns.open(row),
      })),
    ),
  };
}
