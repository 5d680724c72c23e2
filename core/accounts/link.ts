import { later, minute } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import type { Account } from './account.ts';
import { type ChatIdentity, identityLookups } from './chat-identity.ts';
import type { ClaimRow } from './link-claim.ts';
import { isCode } from './link-code.ts';
import { linkClaims, type SignInIdentity } from './link-records.ts';
import { chatIdentities } from './records.ts';
import { addSignIn } from './sign-in-identity.ts';

/** A link that needs one more click. */
export interface MatchedLink {
  readonly id: string;
  readonly signIn: SignInIdentity;
}

/**
 * Somebody types the code of a link, where they asked for it: nobody else's code fits. Each try counts, wherever it comes
 * from; the right code is used up by it.
 * @throws Problem `link-code-wrong` (detail.limit: tries left), `link-gone` where no link waits for a code
 */
export async function matchCode(core: Core, person: ChatIdentity, typed: string): Promise<MatchedLink> {
  const lookup = { $in: identityLookups(core, person) };
  const identity = await rowsOf(core.store, chatIdentities).one({ lookup });
  const table = tableOf(core.store, linkClaims);
  const waiting = {
    identity: identity?._id ?? '',
    state: 'confirmed',
    codeEnds: { $gt: core.clock.now() },
  };
  const tried = await table.change({ ...waiting, tries: { $gt: 0 } }, { $inc: { tries: -1 } });
  if (tried?.code == null) throw new Problem('link-gone');
  if (!isCode(core, tried._id, typed, tried.code))
    throw new Problem('link-code-wrong', { limit: tried.tries });
  const endsAt = later(core.clock, 5 * minute);
  const matched = await table.change(
    { _id: tried._id, state: 'confirmed' },
    { $set: { state: 'matched', code: null, codeEnds: null, endsAt } },
  );
  if (!matched) throw new Problem('link-gone');
  return { id: matched._id, signIn: await signInOf(core, matched) };
}

/**
 * Makes a link whose code was typed, once: from now on the sign-in opens the account.
 * @throws Problem `link-gone` where it was made, dropped or too old; `link-taken` where the sign-in opens another account
 */
export async function finishLink(core: Core, account: Account, id: string): Promise<SignInIdentity> {
  const table = tableOf(core.store, linkClaims);
  const claim = await table.change(
    { _id: id, account: account.id, state: 'matched', endsAt: { $gt: core.clock.now() } },
    { $set: { state: 'linking' } },
  );
  if (!claim) throw new Problem('link-gone');
  const signIn = await signInOf(core, claim);
  const added = await addSignIn(core, account, signIn);
  await table.remove({ _id: id });
  if (!added) throw new Problem('link-taken');
  return signIn;
}

/** Drops a link whose code was typed: its person has seen that it is not theirs. */
export async function dropLink(core: Core, account: Account, id: string): Promise<void> {
  await rowsOf(core.store, linkClaims).remove({ _id: id, account: account.id, state: 'matched' });
}

async function signInOf(core: Core, claim: ClaimRow): Promise<SignInIdentity> {
  const { signIn } = await tableOf(core.store, linkClaims).open(claim);
  if (!signIn) throw new Problem('internal', {}, new Error('a confirmed link without a sign-in'));
  return signIn;
}
