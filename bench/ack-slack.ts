import { findFreePort } from '../playground/kit/free-port.ts';
import { Journal } from '../playground/kit/journal.ts';
import { startSlack } from '../playground/slack/index.ts';
import { openArena, type Arena } from './kit/arena.ts';
import { atMost, type Benchmark } from './kit/benchmark.ts';
import { startChild } from './kit/child.ts';
import { installSlack } from './kit/install-slack.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';
import { percentile } from './kit/statistics.ts';
import { settle, slackAnswers, timeCommands, type Typist } from './kit/typing.ts';

const commandsPerRound = 500;

export const ackSlack: Benchmark = {
  name: 'ack-slack',
  ours: 'the bots in a process of their own, by signed HTTP: from the signed POST of a slash command until its 200',
  partner:
    'bolt in a process of its own, with a listener that calls ack() and then respond(), on a stand-in of its own',
  async run(scale) {
    const port = await findFreePort();
    await using arena = await openArena({ workers: false, bots: false, slack: { port } });
    const [ours, partner] = [await startOurs(arena, port), await startPartner(arena)];
    const count = scale.of(commandsPerRound);
    const rounds = await measureRounds(
      scale.pairs,
      () => timeCommands(ours, count),
      () => timeCommands(partner, count),
    );
    return [
      {
        name: 'ack-slack',
        unit: 'ms at p50',
        pairs: pairsOf(rounds, (times) => percentile(times, 0.5)),
        target: atMost(1.3),
        whenMissed:
          'Before the acknowledgement bolt asks for the installation of the workspace, which is kept in memory for ten seconds; the rest is the reading of what was typed.',
      },
    ];
  },
};

async function startOurs({ closing, environment, slack, journal }: Arena, port: number): Promise<Typist> {
  closing.use(await startChild('bots/main.ts', environment));
  await installSlack(slack, port);
  const person = slack.person('Ada');
  await settle(person);
  return { person, journal, answersAt: slackAnswers };
}

async function startPartner({ closing, environment }: Arena): Promise<Typist> {
  const journal = new Journal();
  const signingSecret = environment['SLACK_SIGNING_SECRET'] ?? '';
  const botToken = 'xoxb-partner';
  const slack = closing.use(
    await startSlack({
      journal,
      signingSecret,
      botToken,
      appToken: 'xapp-1-a',
      clientId: '1',
      clientSecret: '1',
    }),
  );
  const port = await findFreePort();
  slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
  const own = {
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_PORT: String(port),
    SLACK_BOT_TOKEN: botToken,
    SLACK_API: slack.apiUrl.replace(/\/$/, ''),
  };
  closing.use(await startChild('bench/programs/bare-slack-bot.ts', own));
  return { person: slack.person('Ada'), journal, answersAt: slackAnswers };
}
