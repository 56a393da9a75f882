import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Secret } from '../../src/common/secret.js';
import { type MigratedDatabase, aMigratedDatabase } from './temporary-database.js';

async function ask(url: Secret, sql: string): Promise<readonly unknown[]> {
  const client = new Client(url.reveal());
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

describe('temporary databases', () => {
  let one: MigratedDatabase;
  let other: MigratedDatabase;

  beforeAll(async () => {
    [one, other] = await Promise.all([aMigratedDatabase(), aMigratedDatabase()]);
  });

  afterAll(async () => {
    await Promise.all([one.dispose(), other.dispose()]);
  });

  it('have the tables, each its own rows, and can be emptied', async () => {
    const insert = `INSERT INTO users (google_user_id) VALUES ('somebody')`;
    const count = 'SELECT count(*)::int FROM users';

    await ask(one.administratorUrl, insert);

    expect(await ask(one.administratorUrl, count)).toEqual([{ count: 1 }]);
    expect(await ask(other.administratorUrl, count)).toEqual([{ count: 0 }]);
    await one.empty();
    expect(await ask(one.administratorUrl, count)).toEqual([{ count: 0 }]);
  });

  it('give the application a login that has its rights and limits', async () => {
    expect(await ask(one.url, 'SELECT count(*)::int FROM users')).toEqual([{ count: 0 }]);
    expect(await ask(one.url, 'SHOW lock_timeout')).toEqual([{ lock_timeout: '10s' }]);
  });
});
