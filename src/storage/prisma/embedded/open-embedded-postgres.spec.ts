import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { inspect, promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type EmbeddedHome, anEmbeddedHome } from '../../../../test/support/embedded-home.js';
import { Secret } from '../../../common/secret.js';
import { embeddedFolder } from './embedded-folder.js';
import { type EmbeddedPostgres, openEmbeddedPostgres } from './open-embedded-postgres.js';

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
  let home: EmbeddedHome;
  let embedded: EmbeddedPostgres;

  beforeAll(async () => {
    home = await anEmbeddedHome();
    embedded = await openEmbeddedPostgres({ directory: home.directory, fast: true });
  });

  afterAll(async () => {
    await embedded.close();
    await home.dispose();
  });

  it('keeps its data and its passwords from one run to the next', async () => {
    await ask(embedded.databaseOwnerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const password = new URL(embedded.databaseUrl.reveal()).password;
    await Promise.all([embedded.close(), embedded.close()]);

    embedded = await openEmbeddedPostgres({ directory: home.directory, fast: true });

    expect(await ask(embedded.databaseOwnerUrl, 'SELECT answer FROM kept')).toEqual([
      { answer: 42 },
    ]);
    expect(new URL(embedded.databaseUrl.reveal()).password).toBe(password);
  });

  it('has an owner and an application that may do no more than they must', async () => {
    const roles = await ask(
      embedded.databaseOwnerUrl,
      `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb
       FROM pg_roles WHERE rolname LIKE 'risk%' ORDER BY rolname`,
    );

    expect(roles).toEqual(
      [
        ['risk_app', false],
        ['risk_owner', true],
      ].map(([rolname, makes]) => ({
        rolname,
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: makes,
        rolcreatedb: makes,
      })),
    );
    await expect(ask(embedded.databaseUrl, 'CREATE TABLE mine (a int)')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('listens to this machine only, and lets nobody in without the password', async () => {
    const url = embedded.administratorUrl('postgres');
    const wrong = new URL(url.reveal());
    wrong.password = 'wrong';

    const settings = await ask(
      url,
      `SELECT name, setting FROM pg_settings
       WHERE name IN ('listen_addresses', 'unix_socket_directories', 'TimeZone') ORDER BY name COLLATE "C"`,
    );

    expect(settings).toEqual([
      { name: 'TimeZone', setting: 'UTC' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'unix_socket_directories', setting: '' },
    ]);
    expect(await ask(url, 'SELECT DISTINCT auth_method FROM pg_hba_file_rules')).toEqual([
      { auth_method: 'scram-sha-256' },
    ]);
    await expect(ask(new Secret(wrong.href), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('shows its passwords in no log, argument or print, and keeps them from other users', async () => {
    const { logins, log } = embeddedFolder(home.directory);
    const texts = JSON.parse(await readFile(logins, 'utf8')) as Record<string, string>;
    const processes = await promisify(execFile)('ps', ['-ewwo', 'args'], { maxBuffer: 1e8 });
    const shown = [
      await readFile(log, 'utf8'),
      processes.stdout,
      inspect(embedded, { depth: null }),
      JSON.stringify(embedded),
    ].join('\n');

    expect(Object.keys(texts)).toEqual(['administrator', 'owner', 'application']);
    expect(new Set(Object.values(texts)).size).toBe(3);
    for (const password of Object.values(texts)) {
      expect(password).toMatch(/^[\w-]{32}$/);
      expect(shown).not.toContain(password);
    }
    expect((await stat(logins)).mode & 0o777).toBe(0o600);
    expect((await stat(log)).mode & 0o777).toBe(0o600);
  });
});
