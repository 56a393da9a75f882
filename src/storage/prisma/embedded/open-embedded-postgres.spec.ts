import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Secret } from '../../../common/secret.js';
import { openEmbeddedPostgres } from './open-embedded-postgres.js';
import { stopEmbeddedPostgres } from './stop-embedded-postgres.js';

async function ask(url: Secret, sql: string): Promise<readonly unknown[]> {
  const client = new Client(url.reveal());
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

describe('an embedded PostgreSQL', () => {
  let directory: string;

  beforeEach(async () => {
    const parent = await mkdtemp(join(tmpdir(), 'risk-embedded-'));
    await chmod(parent, 0o755);
    directory = join(parent, 'server');
  });

  afterEach(async () => {
    await stopEmbeddedPostgres(directory);
    await rm(directory, { recursive: true, force: true });
  });

  it('keeps its data from one run to the next', async () => {
    const first = await openEmbeddedPostgres({ directory, fast: true });
    await ask(first.databaseOwnerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.close();
    const second = await openEmbeddedPostgres({ directory, fast: true });
    const kept = await ask(second.databaseOwnerUrl, 'SELECT answer FROM kept');
    await second.close();

    expect(kept).toEqual([{ answer: 42 }]);
  });
});
