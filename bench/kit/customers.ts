import { randomUUID } from 'node:crypto';
import { acceptPolicy } from '../../core/accounts/accept.ts';
import type { Account } from '../../core/accounts/account.ts';
import { newId, type RunId } from '../../core/base/ids.ts';
import { type Asker, createCharacter } from '../../core/characters/create.ts';
import { readOrder } from '../../core/characters/order.ts';
import type { Core } from '../../core/core.ts';

/** So many accounts, as the notice of the first use makes them. */
export async function openAccounts(core: Core, count: number): Promise<Account[]> {
  const names = Array.from({ length: count }, () => randomUUID());
  return Promise.all(
    names.map((name) => acceptPolicy(core, { platform: 'discord', team: '', user: name, name })),
  );
}

/** Asks for a character, as the command does when it has acknowledged and knows who asks. */
export const orderCharacter = (core: Core, account: Account): Promise<RunId> =>
  createCharacter(core, askerOf(account), readOrder(account, { prompt }, 'en'));

const prompt = 'a lighthouse keeper who counts the tides';

const askerOf = (account: Account): Asker => ({
  account,
  place: newId('place'),
  platform: 'discord',
  requestKey: randomUUID(),
  address: {
    private: true,
    tokenEnds: null,
    place: { team: '', channel: '7', user: account.id, locale: 'en', token: 'x'.repeat(150) },
  },
});
