import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { toUserId, type UserId } from '../../../src/auth/user-id.js';
import { systemClock } from '../../../src/common/clock.js';
import type { StorageAdapter } from '../../../src/storage/storage-adapter.js';
import { openStorage } from '../../../src/storage/storage-adapters.js';
import { aPortfolio, shares } from '../../support/portfolio-builder.js';
import { queryDatabase } from '../../support/query-database.js';
import { aMigratedDatabase, type MigratedDatabase } from '../../support/temporary-database.js';
import { waitUntil } from '../../support/wait-until.js';

/** Of the pooler to the server. */
const SERVER_CONNECTIONS = Number(process.env['RISK_TEST_POOLER_CONNECTIONS']);
const USERS = Array.from({ length: 20 }, (_, i) => toUserId(`user-${i.toString()}`));
const ROUNDS = 10;
const CLIENT_CONNECTIONS = 8;
const ANY = { condition: { kind: 'any' }, reason: null } as const;

/** The connections of the server to the application, by process. */
const BACKENDS = `SELECT pid FROM pg_stat_activity WHERE usename = 'risk_app' AND datname = current_database()`;

describe('users who share connections behind PgBouncer', () => {
  let database: MigratedDatabase;
  let clients: Client[] = [];

  beforeAll(async () => {
    database = await aMigratedDatabase();
  });
  afterAll(() => database.dispose());

  beforeEach(() => {
    clients = [];
  });
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  });

  async function aClient(): Promise<Client> {
    const client = new Client(database.url.reveal());
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  }

  /** Which process of the server does the next transaction of a client, whom it takes that for, and what it shows. */
  async function look(client: Client): Promise<Look> {
    const { rows } = await client.query<Look>(
      `SELECT pg_backend_pid() AS pid, coalesce(current_setting('app.user_id', true), '') AS "userId",
         (SELECT count(*)::int FROM portfolios) AS portfolios`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('a row is missing');
    return row;
  }

  /** As every connection of the server answers it. */
  async function lookEverywhere(): Promise<readonly Look[]> {
    const all = await Promise.all(Array.from({ length: CLIENT_CONNECTIONS }, aClient));
    const looks = new Map<number, Look>();
    await waitUntil('every connection has answered', async () => {
      for (const found of await Promise.all(all.map(look))) looks.set(found.pid, found);
      return looks.size >= (await queryDatabase(database.administratorUrl, BACKENDS)).length;
    });
    return [...looks.values()];
  }

  it('read and write, all at once, nothing but their own', async () => {
    const { url, ownerUrl } = database;
    const server = { kind: 'address', url, ownerUrl } as const;
    const rest = { poolSize: CLIENT_CONNECTIONS, fileDirectory: '/nowhere', migrateOnBoot: false };
    const storage = await openStorage({ store: 'database', server, ...rest }, systemClock);
    const backends = new Set<unknown>();

    for (let round = 1; round <= ROUNDS; round += 1) {
      await Promise.all(USERS.map((user, i) => writeAndRead(storage, user, i + 1 + round * 100)));
      const seen = await queryDatabase(database.administratorUrl, BACKENDS);
      expect(seen.length).toBeLessThanOrEqual(SERVER_CONNECTIONS);
      for (const { pid } of seen) backends.add(pid);
    }
    await storage.close();

    // Twenty users did two hundred rounds of work over connections of two processes.
    expect(backends.size).toBeGreaterThan(0);
    expect(backends.size).toBeLessThanOrEqual(SERVER_CONNECTIONS);
    const owners = await queryDatabase(
      database.administratorUrl,
      'SELECT user_id, count(*)::int AS count FROM portfolios GROUP BY 1',
    );
    expect(owners.map(({ count }) => count)).toEqual(USERS.map(() => 1));
  });

  it.each([
    ['COMMIT', 'COMMIT'],
    ['ROLLBACK', 'ROLLBACK'],
    ['an error and ROLLBACK', 'SELECT 1 / 0'],
  ])('leave nothing of themselves on a connection after %s', async (_what, end) => {
    const user = await aClient();
    await user.query('BEGIN');
    await user.query('SELECT enter_user($1)', [USERS[0]]);
    const inside = await look(user);
    await user.query(end).catch(() => user.query('ROLLBACK'));

    const afterwards = await lookEverywhere();

    expect(inside).toMatchObject({ userId: expect.stringMatching(/^\d+$/), portfolios: 1 });
    expect(afterwards.map(({ pid }) => pid)).toContain(inside.pid);
    for (const found of afterwards) expect(found).toMatchObject({ userId: '', portfolios: 0 });
  });

  it('leave nothing when they go in the midst of a transaction', async () => {
    const user = await aClient();
    await user.query('BEGIN');
    await user.query('SELECT enter_user($1)', [USERS[0]]);
    const { portfolios } = await look(user);
    Reflect.get(user, 'connection').stream.destroy();

    for (const found of await lookEverywhere()) {
      expect(found).toMatchObject({ userId: '', portfolios: 0 });
    }
    expect(portfolios).toBe(1);
  });

  it('would be taken for one another if they were entered for the session: that is why they are not', async () => {
    const user = await aClient();
    const { rows } = await user.query<{ pid: number; id: string }>(
      `SELECT pg_backend_pid() AS pid, set_config('app.user_id', min(user_id)::text, false) AS id
       FROM (SELECT enter_user($1) AS user_id) AS entered`,
      [USERS[0]],
    );

    const leaks = (await lookEverywhere()).filter(({ userId }) => userId !== '');

    expect(leaks).toEqual([{ pid: rows[0]?.pid, userId: rows[0]?.id, portfolios: 1 }]);
    await queryDatabase(
      database.administratorUrl,
      `SELECT pg_terminate_backend(pid) FROM (${BACKENDS}) AS backends`,
    );
  });

  it('keep the limits of the application’s login on every connection', async () => {
    const { rows } = await (
      await aClient()
    ).query(
      `SELECT name, setting FROM pg_settings WHERE source = 'database user' ORDER BY name COLLATE "C"`,
    );

    expect(rows).toEqual([
      { name: 'TimeZone', setting: 'UTC' },
      { name: 'default_transaction_isolation', setting: 'read committed' },
      { name: 'idle_in_transaction_session_timeout', setting: '60000' },
      { name: 'lock_timeout', setting: '10000' },
      { name: 'statement_timeout', setting: '30000' },
    ]);
  });
});

interface Look {
  readonly pid: number;
  readonly userId: string;
  readonly portfolios: number;
}

/** @param quantity what nobody else has, and this user has not had before */
async function writeAndRead(
  { portfolios, changes }: StorageAdapter,
  user: UserId,
  quantity: number,
): Promise<void> {
  const portfolio = aPortfolio([shares('NVDA', quantity)]);
  const saved = await portfolios.save(user, 'mine', portfolio, ANY);
  const found = await portfolios.findByName(user, 'mine');
  const [newest] = await changes.list(user, { portfolioName: null, before: null, limit: 1 });
  expect(found).toMatchObject({
    version: saved.version,
    content: { positions: portfolio.positions },
  });
  expect(newest?.versionAfter).toBe(saved.version);
}
