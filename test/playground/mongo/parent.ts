import { spawnEmbeddedStore } from '../../../playground/mongo/spawn.ts';

// A parent for the test that kills it: starts a store, prints its process id, and waits.
const store = await spawnEmbeddedStore(process.argv[2] ?? '');
process.stdout.write(`${store.process.pid ?? 0}\n`);
