import type { Scheduler } from 'fast-check';
import { readConfig } from '../../core/base/config.ts';
import { coreSettings } from '../../core/settings.ts';
import { describe, readCommand } from './described.ts';
import type { Ground } from './ground.ts';
import { findViolations } from './invariants.ts';
import { beginCommands } from './people.ts';
import type { Plant } from './plants.ts';
import { untilRest } from './rest.ts';
import type { Happening, Scenario } from './scenario.ts';
import { beginSweep, startProgram } from './start.ts';
import { Died } from './stops.ts';
import { Watch } from './watch.ts';
import { World } from './world.ts';

export interface Simulated {
  readonly violations: readonly string[];
  readonly trace: readonly string[];
}

/** Plays a scenario in the scheduler's order, lets everything come to rest, and says what does not hold then. */
export async function simulate(
  ground: Ground,
  scheduler: Scheduler,
  scenario: Scenario,
  plant?: Plant,
): Promise<Simulated> {
  await ground.empty();
  const world = new World(ground, settingsOf(scenario), scenario, startProgram);
  const watch = new Watch(world);
  holdCommands(world, watch, plant);
  beginCommands(world, watch, scenario);
  await play(world, watch, scheduler, scenario);
  await untilRest(world, watch);
  const violations = [...world.violations, ...(await findViolations(world, watch))];
  ground.before = undefined;
  return { violations, trace: world.stops.trace };
}

/** What a run may cost at most. */
const worst = 0.18;

const settingsOf = ({ quota, spend }: Scenario) =>
  readConfig(coreSettings, {
    MONGODB_URI: 'mongodb://127.0.0.1/persona',
    REDIS_URL: 'redis://127.0.0.1',
    PERSONA_MASTER_KEYS: `1:${Buffer.alloc(32, 1).toString('base64')}`,
    PERSONA_LOOKUP_KEYS: `1:${Buffer.alloc(32, 2).toString('base64')}`,
    PERSONA_DAILY_QUOTA: String(quota),
    PERSONA_DAILY_SPEND: (spend * worst + 0.01).toFixed(2),
  });

function holdCommands(world: World, watch: Watch, plant: Plant | undefined): void {
  world.ground.before = async (name, { collection = '', document, name: verb }) => {
    const process = world.processes[name];
    if (process.isDying) throw new Died();
    const command = readCommand(verb, collection, document);
    if (!command) return;
    await world.before(process, describe(command, world.nameOf));
    plant?.(command, document);
    world.encodings.written(command);
    watch.passed(command);
  };
}

async function play(world: World, watch: Watch, scheduler: Scheduler, scenario: Scenario): Promise<void> {
  const { stops } = world;
  const ahead = [...scenario.happenings];
  let last = 0;
  const happenNext = async () => {
    const next = ahead.shift();
    if (!next) return false;
    last = stops.steps;
    await happen(world, next.what);
    return true;
  };
  const stand = async () => {
    await world.stillness();
    await watch.look();
    if (ahead[0] && stops.steps - last >= ahead[0].after) await happenNext();
    world.offerJobs();
    await world.stillness();
  };
  await stops.run(scheduler, stand, async () => (await happenNext()) || watch.beginNext());
}

async function happen(world: World, what: Happening): Promise<void> {
  const { stops } = world;
  if (what.kind === 'time') {
    stops.note(`time       goes on by ${what.milliseconds / 1_000} s`);
    world.clock.turn(what.milliseconds);
    return;
  }
  const process = world.processes[what.process];
  if (what.kind === 'sweep') {
    stops.note(`${process.name.padEnd(10)} sweeps`);
    beginSweep(world, process);
    return;
  }
  stops.note(`${process.name.padEnd(10)} is killed and started again`);
  if (process.name.startsWith('bots')) world.deadBots += 1;
  else world.deadWorkers += 1;
  await process.restart();
}
