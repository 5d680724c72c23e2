import { register } from '../../core/register.ts';
import { bad, clockFinding, doubtful, type Finding, good } from '../../core/base/finding.ts';
import type { Store } from '../../core/store/connect.ts';
import { readInstallation } from '../../core/store/installation.ts';
import { schemaVersion } from '../../core/store/migrations/list.ts';
import { obstacleIn } from '../../core/store/prepare.ts';
import { describeServer } from '../../core/store/server.ts';

const oldestMajor = 6;

/** The server, and whether the database is this program's. */
export async function examineStore(store: Store, now: Date): Promise<readonly Finding[]> {
  const server = await describeServer(store);
  return [
    Number.parseInt(server.version, 10) >= oldestMajor
      ? good('MongoDB', server.version)
      : doubtful('MongoDB', `${server.version} is out of support`, `use ${oldestMajor} or later`),
    server.replicaSet === undefined
      ? doubtful(
          'MongoDB replica set',
          'a server by itself: what it loses is lost',
          'run a replica set of three, and back up',
        )
      : good('MongoDB replica set', server.replicaSet),
    server.writeConcern === 'majority'
      ? good('MongoDB write concern', 'majority')
      : bad('MongoDB write concern', server.writeConcern, 'take w=… out of MONGODB_URI'),
    unknownFinding(server.collections),
    schemaFinding(await readInstallation(store)),
    ...(server.now ? [clockFinding('MongoDB', server.now.getTime(), now.getTime())] : []),
  ];
}

function unknownFinding(collections: readonly string[]): Finding {
  const name = 'MongoDB collections';
  const known = register.map(({ collection }) => collection);
  const unknown = collections.filter((collection) => !known.includes(collection));
  if (unknown.length === 0) return good(name, `${collections.length}, all in the data register`);
  const todo = 'nothing erases them: give them a database of their own, or drop them';
  return bad(name, `not in the data register: ${unknown.join(', ')}`, todo);
}

function schemaFinding(known: Awaited<ReturnType<typeof readInstallation>>): Finding {
  const obstacle = obstacleIn(known, schemaVersion);
  if (!known) return doubtful('schema', 'none yet', 'start a program, or run `npm run operator -- migrate`');
  return obstacle === undefined
    ? good('schema', `${known.schema}, since ${known.migratedAt.toISOString().slice(0, 10)}`)
    : bad('schema', obstacle, 'nothing starts before that is done');
}
