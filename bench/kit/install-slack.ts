import type { SlackStandIn } from '../../playground/slack/stand-in.ts';

/** Goes through the installation in the first workspace as a browser would: our page, Slack's page, back to ours. */
export async function installSlack(slack: SlackStandIn, port: number): Promise<void> {
  const start = await fetch(`http://127.0.0.1:${port}/slack/install`, { redirect: 'manual' });
  const agree = new URL(start.headers.get('location') ?? '');
  agree.searchParams.set('team', slack.workspace('Lantern').id);
  const agreed = await fetch(agree, { redirect: 'manual' });
  const cookie = start.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  const back = await fetch(agreed.headers.get('location') ?? '', { headers: { cookie: cookie.join('; ') } });
  if (back.status !== 200) throw new Error(`the installation in Slack was answered with ${back.status}`);
}
