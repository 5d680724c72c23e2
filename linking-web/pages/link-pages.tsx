import type { SignInIdentity } from '../../core/accounts/link-records.ts';
import { type ChatIdentity, titleOf } from '../../core/accounts/chat-identity.ts';
import type { OpenLogin } from '../logins/configure.ts';
import { Layout } from './layout.tsx';
import { Choices } from './sign-in-page.tsx';
import { Token } from './token.tsx';

interface Form {
  /** Of the session: a form without it is not taken. */
  readonly csrf: string;
}

/** Where the one-time address leads. Its secret stands behind the `#`, which no server ever sees: the script brings it. */
export const LinkPage = ({ csrf }: Form) => (
  <Layout title="Link your chat" script="/static/link.js">
    <form method="post" action="/link" id="link">
      <Token csrf={csrf} />
      <label for="token">The secret that the chat has shown you</label>
      <input id="token" name="token" required maxLength={64} autocomplete="off" spellcheck={false} />
      <button type="submit">Go on</button>
    </form>
    <p>
      It stands behind the address, and works once, for ten minutes. No secret? Type <code>/link</code> in
      Discord or Slack.
    </p>
  </Layout>
);

const Chat = ({ chat }: { readonly chat: ChatIdentity }) => (
  <strong>
    {chat.name} ({titleOf(chat.platform)})
  </strong>
);

interface SignInProps {
  readonly chat: ChatIdentity;
  readonly logins: readonly Pick<OpenLogin, 'name' | 'label'>[];
}

/** Where somebody who brought a one-time address chooses what to sign in with. */
export const LinkSignInPage = ({ chat, logins }: SignInProps) => (
  <Layout title="Sign in to link your chat">
    <p>
      You are about to link <Chat chat={chat} />. Is that you? If you did not type <code>/link</code>{' '}
      yourself, leave this page.
    </p>
    <Choices logins={logins} />
  </Layout>
);

interface ConfirmProps extends Form {
  readonly chat: ChatIdentity;
  readonly signIn: SignInIdentity;
}

/** Both sides of the link, before it is made. */
export const LinkConfirmPage = ({ chat, csrf, signIn }: ConfirmProps) => (
  <Layout title="Is this right?">
    <dl>
      <dt>In the chat</dt>
      <dd>
        <Chat chat={chat} />
      </dd>
      <dt>On the site</dt>
      <dd>
        <strong>
          {signIn.name} ({signIn.label})
        </strong>
        {signIn.email !== undefined && <> {signIn.email}</>}
      </dd>
    </dl>
    <form method="post" action="/link/confirm">
      <Token csrf={csrf} />
      <button type="submit">Yes, link them</button>
    </form>
    <p>
      <a href="/">No, do nothing</a>
    </p>
  </Layout>
);

/** The code that the chat waits for. */
export const LinkCodePage = ({ code, chat }: { readonly code: string; readonly chat: ChatIdentity }) => (
  <Layout title="One step left">
    <p>
      Type this in {titleOf(chat.platform)}, as {chat.name}, within five minutes:
    </p>
    <p class="code">
      <code>/link code:{code}</code>
    </p>
    <p>Nobody else needs this code. Whoever asks you for it wants your account.</p>
  </Layout>
);
