import { App, HTTPReceiver } from '@slack/bolt';

// The partner of our bot: bolt as its guide has it, which checks the signature, acknowledges, says something, and no more.
const receiver = new HTTPReceiver({
  signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '',
  port: Number(process.env['SLACK_PORT']),
});
const app = new App({
  receiver,
  token: process.env['SLACK_BOT_TOKEN'] ?? '',
  botId: 'B1',
  botUserId: 'U1',
  tokenVerificationEnabled: false,
  clientOptions: { slackApiUrl: `${process.env['SLACK_API'] ?? ''}/` },
});

app.command(/.*/, async ({ ack, respond }) => {
  await ack();
  await respond({ text: 'None yet.', response_type: 'ephemeral' });
});
await app.start();
console.log(JSON.stringify({ event: 'started' }));
