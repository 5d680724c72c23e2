import { z } from 'zod';
import { answered, type Store } from './connect.ts';

const hello = z.object({ setName: z.string().optional(), localTime: z.date().optional() });
const build = z.object({ version: z.string() });

/** What a MongoDB says of itself. */
export interface StoreServer {
  readonly version: string;
  /** Undefined: a server by itself. */
  readonly replicaSet: string | undefined;
  readonly now: Date | undefined;
  /** `majority`, or a number of servers. */
  readonly writeConcern: string;
  readonly collections: readonly string[];
}

/** Asks the server what it is and what lies in the database. @throws Problem `store-unavailable` */
export function describeServer(store: Store): Promise<StoreServer> {
  return answered(store, async () => {
    const database = store.connection.getClient().db();
    const said = hello.parse(await database.command({ hello: 1 }));
    const { version } = build.parse(await database.command({ buildInfo: 1 }));
    const collections = await database.listCollections({}, { nameOnly: true }).toArray();
    return {
      version,
      replicaSet: said.setName,
      now: said.localTime,
      writeConcern: String(database.writeConcern?.w ?? 1),
      collections: collections.map(({ name }) => name).filter((name) => !name.startsWith('system.')),
    };
  });
}
