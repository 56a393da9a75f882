import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { queryDatabase } from '../../../../test/support/query-database.js';
import {
  anEmptyDatabase,
  type TemporaryDatabase,
} from '../../../../test/support/temporary-database.js';
import { Secret } from '../../../common/secret.js';
import { migrate } from './migrate.js';

/** The message that tells a client which process serves it: its kind, its length, the number, a secret. */
const BACKEND_KEY = Buffer.from([...Buffer.from('K'), 0, 0, 0, 12]);

/** Goes between client and server as a pooler does, and like one tells the client a process number of its own. */
function aPooler(server: URL): Promise<Server> {
  const pooler = createServer((client) => {
    const upstream = connect(Number(server.port), server.hostname);
    client.pipe(upstream);
    upstream.on('data', (chunk) => {
      const place = chunk.indexOf(BACKEND_KEY);
      if (place !== -1) chunk.writeInt32BE(1, place + BACKEND_KEY.length);
      client.write(chunk);
    });
    upstream.on('close', () => client.destroy());
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  return new Promise((resolve) => {
    pooler.listen(0, '127.0.0.1', () => {
      resolve(pooler);
    });
  });
}

describe('migrating through a pooler', () => {
  let database: TemporaryDatabase;
  let pooler: Server;
  beforeEach(async () => {
    database = await anEmptyDatabase();
    pooler = await aPooler(new URL(database.ownerUrl.reveal()));
  });
  afterEach(async () => {
    pooler.close();
    await database.dispose();
  });

  it('is refused before anything is made', async () => {
    const url = new URL(database.ownerUrl.reveal());
    url.port = (pooler.address() as AddressInfo).port.toString();

    await expect(migrate(new Secret(url.href))).rejects.toMatchObject({
      code: 'invalid-settings',
      message: expect.stringMatching(/^DATABASE_OWNER_URL leads through a pooler/),
    });
    const tables = await queryDatabase(
      database.ownerUrl,
      `SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`,
    );
    expect(tables).toEqual([]);
  });
});
