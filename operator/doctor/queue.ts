import { bad, clockFinding, doubtful, type Finding, good } from '../../core/base/finding.ts';
import { describeQueueServer } from '../../core/jobs/queue-server.ts';

const oldestMajor = 6;

/** What BullMQ asks of a Redis: https://docs.bullmq.io/guide/going-to-production */
export async function examineQueue(url: string, now: Date): Promise<readonly Finding[]> {
  const { version, appendOnly, policy, now: theirs } = await describeQueueServer(url);
  return [
    Number.parseInt(version ?? '0', 10) >= oldestMajor
      ? good('Redis', version ?? '')
      : doubtful('Redis', version ?? 'of an unknown version', `use ${oldestMajor}.2 or later`),
    appendOnly === '1'
      ? good('Redis persistence', 'append-only file')
      : doubtful(
          'Redis persistence',
          'no append-only file: a restart delays what waits',
          'set appendonly yes',
        ),
    policy === 'noeviction'
      ? good('Redis eviction', policy)
      : bad('Redis eviction', policy ?? 'unknown', 'set maxmemory-policy noeviction: it would drop jobs'),
    clockFinding('Redis', theirs.getTime(), now.getTime()),
  ];
}
