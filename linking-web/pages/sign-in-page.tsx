import type { OpenLogin } from '../logins/configure.ts';
import { Layout } from './layout.tsx';

type Offered = readonly Pick<OpenLogin, 'name' | 'label'>[];

/** What somebody may sign in with. Links, not forms: the way leads to another site. */
export const Choices = ({ logins }: { readonly logins: Offered }) => (
  <ul class="choices">
    {logins.map(({ label, name }) => (
      <li key={name}>
        <a class="button" href={`/sign-in/${name}`}>
          Sign in with {label}
        </a>
      </li>
    ))}
  </ul>
);

/** Where somebody who has linked a sign-in opens their account. */
export const SignInPage = ({ logins }: { readonly logins: Offered }) => (
  <Layout title="Sign in">
    <Choices logins={logins} />
    <p>
      First time here? Type <code>/link</code> in Discord or Slack: the chat answers with an address that
      links it.
    </p>
  </Layout>
);
