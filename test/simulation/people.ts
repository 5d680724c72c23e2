import { Problem } from '../../core/base/problem.ts';
import { errands, type Request } from './errands.ts';
import type { ProcessName } from './ground.ts';
import type { Command, Scenario } from './scenario.ts';
import { judge } from './start.ts';
import type { Watch } from './watch.ts';
import type { World } from './world.ts';

/** Lets people give the commands of a scenario; the first always is for a new character. */
export function beginCommands(world: World, watch: Watch, { commands }: Scenario): void {
  const requests: Request[] = [{ key: 'a', person: 0 }];
  world.runOf('a');
  give(world, 'bots-1', 'a', 'is asked for a character', async (process) => {
    await errands.create(world, process, { key: 'a', person: 0 });
  });
  for (const command of commands) begin(world, watch, command, requests);
}

function begin(world: World, watch: Watch, command: Command, requests: Request[]): void {
  const key = String.fromCharCode('a'.charCodeAt(0) + requests.length);
  world.runOf(key);
  if (command.kind === 'create') {
    const request = { key, person: command.person };
    requests.push(request);
    for (const name of deliveries(command))
      give(world, name, key, 'is asked for a character', (process) =>
        errands.create(world, process, request),
      );
    return;
  }
  const about = requests[command.of % requests.length] ?? { key: 'a', person: 0 };
  const run = world.runOf(about.key);
  if (command.kind === 'change') {
    const { how } = command;
    const request = { key, person: about.person };
    requests.push(request);
    watch.when(run, 'done', () => {
      for (const name of deliveries(command))
        give(world, name, key, `is asked to ${how} what ${about.key} made`, (process) =>
          errands.change(world, process, request, how, about.key),
        );
    });
    return;
  }
  watch.when(run, command.at, () => {
    changeMind(world, command.kind, about);
  });
}

const deliveries = ({ twice }: { readonly twice: boolean }): ProcessName[] =>
  twice ? ['bots-1', 'bots-2'] : ['bots-1'];

function changeMind(world: World, kind: 'cancel' | 'delete' | 'shred', { key, person }: Request): void {
  give(world, 'bots-2', undefined, `is asked to ${kind} ${key}`, async (process) => {
    if (kind === 'cancel') await errands.cancel(world, process, key);
    else if (kind === 'delete') world.deleted.add(await errands.delete(world, process, key, person));
    else world.shredded.add(await errands.shred(world, process, key));
  });
}

/** Gives a process something to do for a person, and notes how that was answered. */
function give(
  world: World,
  name: ProcessName,
  key: string | undefined,
  what: string,
  errand: (process: World['processes'][ProcessName]) => Promise<void>,
): void {
  const process = world.processes[name];
  const about = key === undefined ? what : `${what}: ${key}`;
  const answer = world.answers.get(key ?? '') ?? [];
  if (key !== undefined) world.answers.set(key, answer);
  process.run(
    async () => {
      await world.before(process, about);
      await errand(process);
      answer.push('made');
    },
    (error) => {
      if (process.isDying) answer.push('died');
      else if (error instanceof Problem) answer.push(error.code);
      if (error instanceof Problem && error.code !== 'internal') return;
      judge(world, process, about, error);
    },
  );
}
