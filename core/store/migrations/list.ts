import { indexesOfTheRegister } from './0001-indexes.ts';
import { libraryIndexes } from './0002-library.ts';
import { linkingIndexes } from './0003-linking.ts';
import type { Migration } from './migration.ts';

/** Every migration in order. The last one's version is the schema that this code is written for. */
export const migrations: readonly Migration[] = [indexesOfTheRegister, libraryIndexes, linkingIndexes];

export const schemaVersion = migrations.length;
