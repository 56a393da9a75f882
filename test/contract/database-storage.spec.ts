import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { openStorage } from '../../src/storage/storage-adapters.js';
import { aMigratedDatabase, type MigratedDatabase } from '../support/temporary-database.js';
import { tickingClock } from '../support/ticking-clock.js';
import { describeStorageContract } from './storage.contract.js';

let database: MigratedDatabase;

beforeAll(async () => {
  database = await aMigratedDatabase();
});

afterAll(() => database.dispose());

describeStorageContract('database', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'risk-beside-'));
  const { url, ownerUrl } = database;
  const adapter = await openStorage(
    {
      store: 'database',
      server: { kind: 'address', url, ownerUrl },
      poolSize: 5,
      fileDirectory: directory,
      migrateOnBoot: false,
    },
    tickingClock(),
  );
  const dispose = async (): Promise<void> => {
    await adapter.close();
    await database.empty();
    await rm(directory, { recursive: true, force: true });
  };
  return { adapter, dispose };
});
