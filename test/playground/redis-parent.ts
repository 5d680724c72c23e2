import { startRedis } from '../../playground/redis.ts';

// A parent for the test that kills it: starts Redis, prints its process id, and waits.
const redis = await startRedis({ folder: process.argv[2] ?? '' });
process.stdout.write(`${redis.process.pid ?? 0}\n`);
