import { Client } from 'pg';
import type { TemporaryDatabase } from './temporary-database.js';
import { waitUntil } from './wait-until.js';

/** A process of the server that works for the program's login, as the server itself tells. */
export interface Backend {
  readonly pid: number;
  /** `idle`, `active`, `idle in transaction`. */
  readonly state: string;
  /** `Lock` while it waits for one. */
  readonly waitsFor: string | null;
  /** The statement it runs, or ran last. */
  readonly query: string;
}

/** What somebody else does in a transaction that stays open. */
export interface OpenTransaction {
  query(sql: string): Promise<unknown>;
  /** Ends it; nothing of it stays. */
  end(): Promise<void>;
}

/** What a test does to the database behind the program's back, over one connection. */
export interface DatabaseAdministrator {
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** All of the program's backends in this database, whatever they call themselves. */
  backends(): Promise<readonly Backend[]>;
  /** Once so many of them wait for a lock. */
  blocked(count?: number): Promise<readonly Backend[]>;
  /** Ends backends; gone when this is. */
  terminate(backends: readonly Backend[]): Promise<void>;
  /** Runs these in a transaction of a connection of its own. */
  hold(...statements: string[]): Promise<OpenTransaction>;
  close(): Promise<void>;
}

export async function openAdministrator(
  database: TemporaryDatabase,
): Promise<DatabaseAdministrator> {
  const client = await open(database);
  const { username } = new URL(database.url.reveal());
  const query: DatabaseAdministrator['query'] = async (sql) =>
    (await client.query<Readonly<Record<string, unknown>>>(sql)).rows;
  const backends = async (): Promise<readonly Backend[]> =>
    (await query(
      `SELECT pid, state, wait_event_type AS "waitsFor", query FROM pg_stat_activity
       WHERE usename = '${username}' AND datname = current_database() ORDER BY pid`,
    )) as unknown as readonly Backend[];
  return {
    query,
    backends,
    blocked: async (count = 1) => {
      let blocked: readonly Backend[] = [];
      await waitUntil(`${count.toString()} backends wait for a lock`, async () => {
        blocked = (await backends()).filter(({ waitsFor }) => waitsFor === 'Lock');
        return blocked.length >= count;
      });
      return blocked;
    },
    terminate: async (doomed) => {
      // Waits until it is gone, for at most so many milliseconds.
      for (const { pid } of doomed)
        await query(`SELECT pg_terminate_backend(${pid.toString()}, 5000)`);
    },
    hold: async (...statements) => {
      const holder = await open(database);
      await holder.query('BEGIN');
      for (const statement of statements) await holder.query(statement);
      return { query: (sql) => holder.query(sql), end: () => holder.end() };
    },
    close: () => client.end(),
  };
}

async function open({ administratorUrl }: TemporaryDatabase): Promise<Client> {
  const client = new Client(administratorUrl.reveal());
  // Ended with its database; whoever waits for an answer is told.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
