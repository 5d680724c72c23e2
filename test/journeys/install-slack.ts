import type { Journey } from './open-journey.ts';

/**
 * Goes through the installation in a workspace with an HTTP client, as a browser would: our page, Slack's page, back to
 * ours, with the cookie that ties both ends together.
 * @returns the status of the last page
 */
export async function installSlack({ slack }: Journey, port: number, workspace: string): Promise<number> {
  const start = await fetch(`http://127.0.0.1:${port}/slack/install`, { redirect: 'manual' });
  const agree = new URL(start.headers.get('location') ?? '');
  agree.searchParams.set('team', slack.workspace(workspace).id);
  const agreed = await fetch(agree, { redirect: 'manual' });
  const cookie = start.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  const back = await fetch(agreed.headers.get('location') ?? '', { headers: { cookie: cookie.join('; ') } });
  return back.status;
}
