import { titleOf } from '../../core/accounts/chat-identity.ts';
import type { Linked } from '../../core/accounts/linked.ts';
import type { ShownSession } from '../../core/accounts/site-session.ts';
import { Day } from './day.tsx';
import { Layout } from './layout.tsx';
import { Token } from './token.tsx';

interface AccountProps {
  readonly csrf: string;
  readonly linked: Linked;
  readonly sessions: readonly ShownSession[];
  /** The session that looks. */
  readonly here: string;
  /** Address of a policy that was not accepted yet. */
  readonly policy: string | undefined;
}

/** Somebody's account: what opens it, what it holds, and where it is open. */
export const AccountPage = ({ csrf, here, linked, policy, sessions }: AccountProps) => (
  <Layout title="Your account">
    {policy !== undefined && (
      <p class="banner" role="status">
        The <a href={policy}>privacy policy</a> has changed. You can see and take away everything; to make
        characters again, accept it in the chat: type <code>/persona create</code> there.
      </p>
    )}
    <p>
      <a class="button" href="/account/characters">
        Your characters
      </a>
    </p>
    <h2>What opens this account</h2>
    <ul>
      {linked.chats.map(({ chat, id, since }) => (
        <li key={id}>
          {titleOf(chat.platform)}: <strong>{chat.name}</strong>, since <Day date={since} />
        </li>
      ))}
      {linked.signIns.map(({ id, signIn, since, usedAt }) => (
        <li key={id}>
          {signIn.label}: <strong>{signIn.name}</strong>
          {signIn.email !== undefined && (
            <>
              {' '}
              ({signIn.email}
              {!signIn.emailVerified && ', not verified'})
            </>
          )}
          , since <Day date={since} />, last used <Day date={usedAt} />
        </li>
      ))}
    </ul>
    <p>
      To link another chat, type <code>/link</code> there.
    </p>
    <h2>Where you are signed in</h2>
    <ul class="sessions">
      {sessions.map(({ browser, createdAt, id, network, system, usedAt }) => (
        <li key={id}>
          <p>
            {browser} on {system}, from {network}
            {id === here && (
              <>
                {' '}
                <strong>(this one)</strong>
              </>
            )}
            <br />
            Since <Day date={createdAt} />, last used <Day date={usedAt} />
          </p>
          <form method="post" action="/account/sessions/end">
            <Token csrf={csrf} />
            <input type="hidden" name="session" value={id} />
            <button type="submit" class="plain">
              {id === here ? 'Sign out here' : `Sign out ${browser} on ${system}`}
            </button>
          </form>
        </li>
      ))}
    </ul>
  </Layout>
);
