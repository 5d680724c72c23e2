import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acceptPolicy } from '../../core/accounts/accept.ts';
import type { Account } from '../../core/accounts/account.ts';
import { readConfig } from '../../core/base/config.ts';
import { newId, type RunId } from '../../core/base/ids.ts';
import { type Asker, createCharacter } from '../../core/characters/create.ts';
import { readOrder, type TypedOptions } from '../../core/characters/order.ts';
import { loadRunResult, type RunResult } from '../../core/characters/show.ts';
import { type Core, openCore } from '../../core/core.ts';
import { quotas, spending } from '../../core/jobs/budget-records.ts';
import { runs } from '../../core/jobs/records.ts';
import type { RunRow } from '../../core/jobs/run-row.ts';
import { coreSettings } from '../../core/settings.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { type FalStandIn, startFal } from '../../playground/fal/index.ts';
import { Closing } from '../../playground/kit/closing.ts';
import { Journal } from '../../playground/kit/journal.ts';
import type { BeforeCommand } from '../../playground/mongo/dispatch.ts';
import { startEmbeddedStore } from '../../playground/mongo/server.ts';
import { type OpenaiStandIn, startOpenai } from '../../playground/openai/index.ts';
import { startRedis } from '../../playground/redis.ts';
import { Floor } from '../../workers/floor.ts';
import { openProviders } from '../../workers/open-providers.ts';
import type { Providers } from '../../workers/providers.ts';
import { type WorkerSettings, workerSettings } from '../../workers/settings.ts';
import { work } from '../../workers/work.ts';

/** A core on stores of its own, and the providers' stand-ins: everything that a worker needs. */
export interface TestWorkshop extends AsyncDisposable {
  readonly core: Core;
  readonly settings: WorkerSettings;
  readonly providers: Providers;
  readonly openai: OpenaiStandIn;
  readonly fal: FalStandIn;
  readonly journal: Journal;
  readonly account: Account;
  /** Called before each command to the store. */
  beforeCommand: BeforeCommand;
  /** Lets the clock run ahead. */
  pass(milliseconds: number): void;
  /** Who asks, in a new message each time. */
  asker(): Asker;
  /** Asks for a character, as a command in a chat does. */
  request(typed?: TypedOptions): Promise<RunId>;
  row(run: RunId): Promise<RunRow>;
  /** What the budgets say: finished runs, micro-dollars spent, reservations that are still open. */
  books(): Promise<{ used: number; spent: number; open: number }>;
  /** One call of the worker, under a name of its own. */
  workOnce(run: RunId, signal?: AbortSignal): ReturnType<typeof work>;
  /** Calls the worker until the run needs it no more, letting the time pass that it asks for; gives the waits. */
  workToEnd(run: RunId): Promise<number[]>;
  /** The same, with what it changed in the books. */
  make(run: RunId): Promise<{ row: RunRow; waits: number[]; used: number; spent: number; open: number }>;
  resultOf(run: RunId): Promise<RunResult | undefined>;
  /** How many calls an endpoint of a stand-in has had. */
  callsOf(standIn: string, endpoint: string): number;
}

const keys = { openai: 'sk-test', fal: 'fal-test' };

export async function openWorkshop(): Promise<TestWorkshop> {
  const folder = await mkdtemp(join(tmpdir(), 'persona-workers-'));
  const closing = new Closing();
  closing.defer(() => rm(folder, { recursive: true, force: true }));
  const told: { beforeCommand: BeforeCommand } = { beforeCommand: () => undefined };
  const beforeCommand: BeforeCommand = (command) => told.beforeCommand(command);
  const store = closing.use(await startEmbeddedStore({ folder: join(folder, 'store'), beforeCommand }));
  const redis = closing.use(await startRedis({ folder: join(folder, 'redis') }));
  const journal = new Journal();
  const pace = { chunkMilliseconds: 1, chunks: 20 };
  const openai = closing.use(await startOpenai({ journal, apiKey: keys.openai, pace }));
  const fal = closing.use(await startFal({ journal, key: keys.fal }));
  fal.pace = { queueMilliseconds: 5, paintMilliseconds: 20 };
  fal.scenario.painter = 'thumbnail';
  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead) };
  const core = closing.use(
    await openCore(readConfig(coreSettings, environmentOf(store.uri, redis.url)), { clock }),
  );
  const settings = readConfig(workerSettings, providersOf(openai, fal));
  const providers = openProviders(settings, clock);
  const account = await acceptPolicy(core, { platform: 'discord', team: '', user: '1', name: 'Ines' });
  const row = async (run: RunId) => {
    const found = await rowsOf(core.store, runs).get(run);
    if (!found) throw new Error('no such run');
    return found;
  };
  const workOnce = (run: RunId, signal = new AbortController().signal) =>
    work({ core, providers, worker: randomUUID(), floor: new Floor() }, run, signal);
  const books = () => readBooks(core, account);
  const workToEnd = async (run: RunId) => {
    const waits: number[] = [];
    for (let handled = await workOnce(run); handled; handled = await workOnce(run)) {
      waits.push(handled.again);
      ahead += handled.again;
    }
    return waits;
  };
  return Object.assign(told, {
    ...{ core, settings, providers, openai, fal, journal, account, row, workOnce, workToEnd, books },
    pass: (milliseconds: number) => {
      ahead += milliseconds;
    },
    asker: () => askerOf(account),
    request: (typed: TypedOptions = {}) =>
      createCharacter(
        core,
        askerOf(account),
        readOrder(account, { prompt: 'a lighthouse keeper who counts the tides', ...typed }, 'en'),
      ),
    async make(run: RunId) {
      const before = await books();
      const waits = await workToEnd(run);
      const { used, spent, open } = await books();
      return { row: await row(run), waits, used: used - before.used, spent: spent - before.spent, open };
    },
    resultOf: async (run: RunId) => loadRunResult(core, await row(run)),
    callsOf: (standIn: string, endpoint: string) => journal.of(standIn, endpoint).length,
    [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose](),
  });
}

async function readBooks(core: Core, account: Account) {
  // A test may begin on one day and end on the next.
  const days = await rowsOf(core.store, quotas).find({ account: account.id });
  const spend = await rowsOf(core.store, spending).find({});
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    used: sum(days.map(({ used }) => used)),
    spent: sum(spend.map(({ used }) => used)),
    open: sum([...days, ...spend].map(({ open }) => Object.keys(open).length)),
  };
}

function environmentOf(store: string, redis: string) {
  const uri = new URL(store);
  uri.pathname = '/persona';
  const key = () => `1:${randomBytes(32).toString('base64')}`;
  return {
    MONGODB_URI: uri.href,
    REDIS_URL: redis,
    PERSONA_MASTER_KEYS: key(),
    PERSONA_LOOKUP_KEYS: key(),
    PERSONA_DAILY_QUOTA: '1000',
    PERSONA_DAILY_SPEND: '1000',
    LOG_LEVEL: 'silent',
  };
}

const providersOf = (openai: OpenaiStandIn, fal: FalStandIn) => ({
  OPENAI_API_KEY: keys.openai,
  OPENAI_BASE_URL: `${openai.url}/v1`,
  FAL_KEY: keys.fal,
  FAL_QUEUE_URL: fal.url,
  FAL_MEDIA_HOSTS: new URL(fal.url).host,
});

const askerOf = (account: Account): Asker => ({
  account,
  place: newId('place'),
  platform: 'discord',
  requestKey: randomUUID(),
  address: {
    private: true,
    tokenEnds: null,
    place: { team: '', channel: '7', user: '1', locale: 'en', token: 'token' },
  },
});
