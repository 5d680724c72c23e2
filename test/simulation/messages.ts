import { runView } from '../../bots/views/run-view.ts';
import type { View } from '../../bots/views/view.ts';
import { wordsFor } from '../../bots/views/words/words.ts';
import type { Rows } from './rows.ts';
import type { World } from './world.ts';

/** Each request has one message in the chat, which shows the end of its run as the record has it. */
export async function wrongMessages(world: World, { addresses, runs }: Rows): Promise<string[]> {
  const core = world.processes['bots-1'].core;
  const found: string[] = [];
  for (const key of world.answers.keys()) {
    const run = runs.find(({ _id }) => _id === world.runOf(key));
    const address = addresses.find((one) => one.run === run?._id);
    const shown = world.shownFor(key);
    if (shown.posts > 1) found.push(`${key} has ${shown.posts} messages`);
    if (!run || !address || world.shredded.has(run.account)) continue;
    // A post whose outcome is unknown is not repeated.
    if (address.state === 'gone' && (shown.isLost || world.deadBots > 0)) continue;
    if (address.state === 'gone') found.push(`the message of ${key} was given up`);
    else if (!shown.view) found.push(`${key} has no message`);
    else if (textOf(shown.view) !== textOf(await runView(core, wordsFor('en'), run, address)))
      found.push(`the message of ${key}, which is ${run.state}, shows ${textOf(shown.view)}`);
    if (address.drawnVersion > run.version) found.push(`the message of ${key} is ahead of its run`);
  }
  return found;
}

/** What a view says, without its picture. */
const textOf = ({ elements, tone }: View): string =>
  JSON.stringify([tone, elements.filter(({ kind }) => kind !== 'picture')]);
