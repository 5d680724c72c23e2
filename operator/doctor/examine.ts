import type { Environment } from '../../core/base/config.ts';
import { Problem } from '../../core/base/problem.ts';
import type { Clock } from '../../core/base/clock.ts';
import { bad, type Finding, good, lookAt } from '../../core/base/finding.ts';
import { connectStore } from '../../core/store/connect.ts';
import { examineAddresses } from './addresses.ts';
import { examineBackups } from './backups.ts';
import { examineKeys } from './keys.ts';
import { type Configured, readEveryConfiguration, variableCount } from './programs.ts';
import { examineQueue } from './queue.ts';
import { examineStore } from './store.ts';
import { examineWork } from './work.ts';

/** What belongs together on the screen. */
export interface Group {
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** Looks at everything. With a wrong configuration there is nothing to look at but that. Changes nothing. */
export async function examineAll(environment: Environment, clock: Clock): Promise<readonly Group[]> {
  const configured = tryReading(environment, clock);
  if ('mistakes' in configured) {
    const findings = configured.mistakes.map((line) =>
      bad('configuration', line, 'correct it in .env: see .env.example'),
    );
    return [{ title: 'Configuration', findings }];
  }
  const now = clock.now();
  const { core, operator, examinations } = configured;
  const [store, queue, backups, addresses, ...outside] = await Promise.all([
    lookAt('MongoDB', 'see docs/operations.md', () => examineStored(configured, clock)),
    lookAt('Redis', 'see docs/operations.md', () => examineQueue(core.REDIS_URL, now)),
    lookAt('backups', 'correct BACKUP_DIR', () => examineBackups(operator.BACKUP_DIR, now)),
    lookAt('addresses', 'correct PERSONA_POLICY_URL', () => examineAddresses(core)),
    ...examinations.map((examine) => lookAt('outside', 'look at the log', examine)),
  ]);
  return [
    {
      title: 'Configuration',
      findings: [good('configuration', `${variableCount} variables are well`), ...addresses],
    },
    { title: 'Store', findings: store },
    { title: 'Queue', findings: queue },
    { title: 'Outside', findings: outside.flat() },
    { title: 'Backups', findings: backups },
  ];
}

function tryReading(environment: Environment, clock: Clock): Configured | { mistakes: readonly string[] } {
  try {
    return readEveryConfiguration(environment, clock);
  } catch (error) {
    if (error instanceof Problem && error.detail.lines) return { mistakes: error.detail.lines };
    throw error;
  }
}

const patience = 5_000;

async function examineStored({ core }: Configured, clock: Clock): Promise<readonly Finding[]> {
  await using store = await connectStore({
    uri: core.MONGODB_URI,
    masters: core.PERSONA_MASTER_KEYS,
    lookups: core.PERSONA_LOOKUP_KEYS,
    patience,
  });
  return [
    ...(await examineStore(store, clock.now())),
    ...(await examineKeys(store)),
    ...(await examineWork(store, clock, core)),
  ];
}
