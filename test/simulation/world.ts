import { type RunId, idFrom } from '../../core/base/ids.ts';
import { openLog } from '../../core/base/log.ts';
import { openMetrics } from '../../core/base/metrics.ts';
import type { Core } from '../../core/core.ts';
import { lookupOf } from '../../core/crypto/keyring.ts';
import type { CoreSettings } from '../../core/settings.ts';
import { KeyCache } from '../../core/store/key-cache.ts';
import { SimulatedClock } from './clock.ts';
import { Encodings } from './encodings.ts';
import { Fates } from './fates.ts';
import { type Ground, type ProcessName, processNames } from './ground.ts';
import { JobQueue } from './jobs.ts';
import type { FarPainting } from './far-painting.ts';
import type { Shown } from './shown.ts';
import { SimulatedProcess } from './process.ts';
import { queuesOf } from './queues.ts';
import type { Scenario } from './scenario.ts';
import { Died, Stops } from './stops.ts';

const log = openLog('silent');
const metrics = openMetrics();

/** What a process does when it starts; gives what takes it out of service. */
type Start = (world: World, process: SimulatedProcess) => () => void;

/** Everything that one simulation consists of. */
export class World {
  readonly ground: Ground;
  readonly settings: CoreSettings;
  readonly stops = new Stops();
  readonly clock: SimulatedClock;
  readonly fates: Fates;
  readonly encodings = new Encodings();
  readonly queues: { readonly runs: JobQueue; readonly redraws: JobQueue };
  /** What the providers at the far end were asked for. */
  readonly far: { writings: number; readonly paintings: FarPainting[] } = { writings: 0, paintings: [] };
  readonly processes: Readonly<Record<ProcessName, SimulatedProcess>>;
  /** How each request was answered, once for each delivery. */
  readonly answers = new Map<string, string[]>();
  /** Characters that somebody has deleted, and accounts whose keys are gone. */
  readonly deleted = new Set<string>();
  readonly shredded = new Set<string>();
  /** How often programs were killed. */
  deadBots = 0;
  deadWorkers = 0;
  /** What went wrong so far. */
  readonly violations: string[] = [];
  readonly #shown = new Map<string, Shown>();
  readonly #names = new Map<string, string>();

  constructor(ground: Ground, settings: CoreSettings, scenario: Scenario, start: Start) {
    this.ground = ground;
    this.settings = settings;
    this.clock = new SimulatedClock(new Date(scenario.startsAt));
    const rolls = scenario.rolls;
    this.fates = new Fates(() => Number(rolls.next().value));
    const lock = settings.PERSONA_JOB_LOCK;
    this.queues = {
      runs: new JobQueue('runs', { followsActive: false, lock }),
      redraws: new JobQueue('redraws', { followsActive: true, lock }),
    };
    const open = (name: ProcessName): SimulatedProcess =>
      new SimulatedProcess(
        name,
        this.stops,
        () => this.#openCore(name),
        (process) => start(this, process),
      );
    this.processes = {
      'bots-1': open('bots-1'),
      'bots-2': open('bots-2'),
      'workers-1': open('workers-1'),
      'workers-2': open('workers-2'),
    };
    for (const name of processNames) this.processes[name].start();
  }

  /** Comes to a stop before a step of a process. @throws Died */
  before(process: SimulatedProcess, step: string): Promise<void> {
    return process.isDying ? Promise.reject(new Died()) : this.stops.before(process.name, step);
  }

  /** Resolves when nothing moves but by being let go. */
  stillness = (): Promise<void> => this.ground.stillness(() => this.encodings.isBusy());

  /** Lets every job that could be given to somebody come to a stop before that; false where there is none. */
  offerJobs(): boolean {
    const now = () => this.clock.now().getTime();
    let isOffered = false;
    for (const queue of [this.queues.runs, this.queues.redraws])
      for (const job of queue.ready(now())) {
        isOffered = true;
        job.state = 'offered';
        const step = `gives ${this.nameOf(job.run)} to whoever takes ${queue.name}`;
        void this.stops.before('queue', step).then(() => {
          queue.deliver(job, now);
        });
      }
    return isOffered;
  }

  /** The run of a request. */
  runOf(key: string): RunId {
    const { lookups } = this.ground.observer;
    const id = idFrom('run', lookupOf(lookups, ['run', key]).hmac.slice(0, 32));
    this.#names.set(id, key);
    return id;
  }

  /** A text in which runs are named by their requests, and no other id stands. */
  nameOf = (text: string): string => {
    const named = [...this.#names].reduce((line, [id, key]) => line.replaceAll(id.slice(4), key), text);
    return named.replaceAll(/_?[0-9A-HJKMNP-TV-Z]{26}/g, '');
  };

  shownFor(key: string): Shown {
    const known = this.#shown.get(key) ?? { posts: 0, view: undefined, isLost: false };
    this.#shown.set(key, known);
    return known;
  }

  /** A core as a program opens it: nothing in its memory yet. */
  openFresh(store = this.ground.observer): Omit<Core, 'queues'> {
    const { clock, settings } = this;
    const dispose = () => Promise.resolve();
    const own = { ...store, keyCache: new KeyCache() };
    return { settings, store: own, clock, log, metrics, [Symbol.asyncDispose]: dispose };
  }

  #openCore(name: ProcessName): Core {
    const process = this.processes[name];
    const { life } = process;
    return {
      ...this.openFresh(this.ground.stores[name]),
      queues: queuesOf(this, process),
      // What a killed process has left running by itself comes no further than to ask for the time.
      clock: {
        now: () => {
          if (process.isDying || process.life !== life) throw new Died();
          return this.clock.now();
        },
      },
    };
  }
}
