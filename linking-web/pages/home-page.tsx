import { Layout } from './layout.tsx';

/** The first page. */
export const HomePage = () => (
  <Layout title="AI characters where you already talk">
    <p>
      Persona makes characters in Discord and Slack: type <code>/persona create</code> and a few words, and a
      profile and a portrait come back. Profiles and portraits are made by AI.
    </p>
    <p>
      To have one library in Discord and Slack, type <code>/link</code> there: the chat answers with an
      address of your own. <code>/persona help</code> says what else there is.
    </p>
  </Layout>
);
