import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../config/load-settings.js';
import type { Environment } from '../config/load-settings.js';
import { storageOptions } from './storage.config.js';
import type { DatabaseServer, StorageOptions } from './storage.options.js';

function optionsFor(environment: Environment): StorageOptions {
  return storageOptions(loadSettings({ USE_DATABASE: 'true', ...environment }).settings);
}

function addressesFor(environment: Environment): readonly (string | null)[] {
  const options = optionsFor(environment);
  const server: DatabaseServer | null = options.store === 'database' ? options.server : null;
  if (server?.kind !== 'address') return [];
  return [server.url.reveal(), server.ownerUrl?.reveal() ?? null];
}

describe('the database that the settings choose', () => {
  it('is files unless it is asked for', () => {
    expect(storageOptions(loadSettings({}).settings)).toEqual({
      store: 'file',
      directory: './data',
    });
  });

  it('is put together from its parts where there is no address', () => {
    const [url] = addressesFor({
      DB_HOST: '::1',
      DB_PORT: '6000',
      DB_NAME: 'a b',
      DB_USER: 'me@x',
      DB_PASSWORD: 'p/w?#',
    });

    expect(url).toBe('postgresql://me%40x:p%2Fw%3F%23@[::1]:6000/a%20b?sslmode=disable');
  });

  it.each([
    [{}, 'sslmode=disable'],
    [{ DB_SSL: 'require' }, 'sslmode=no-verify'],
    [{ DB_SSL: 'verify-full' }, 'sslmode=verify-full'],
    [{ DB_SSL: 'verify-full', DB_SSL_CA: '/ca.pem' }, 'sslmode=verify-full&sslrootcert=%2Fca.pem'],
  ])('is encrypted as %j says, for both logins', (environment, query) => {
    const addresses = addressesFor({
      ...environment,
      DATABASE_URL: 'postgresql://app@h/d',
      DATABASE_OWNER_URL: 'postgresql://owner@h/d',
    });

    expect(addresses).toEqual([`postgresql://app@h/d?${query}`, `postgresql://owner@h/d?${query}`]);
  });

  it('is encrypted as the address itself says', () => {
    const DATABASE_URL = 'postgresql://app@h/d?sslmode=verify-full';

    expect(addressesFor({ DATABASE_URL, DB_SSL: 'disable' })).toEqual([DATABASE_URL, null]);
  });

  it.each([
    [{}, 5],
    [{ ENVIRONMENT: 'staging' }, 10],
    [{ NODE_ENV: 'production' }, 20],
    [{ NODE_ENV: 'production', DB_POOL_SIZE: '3' }, 3],
  ])('has for %j a pool of %d', (environment, poolSize) => {
    expect(optionsFor(environment)).toMatchObject({ poolSize, migrateOnBoot: false });
  });

  it('looks after its own tables when it is the program’s own', () => {
    expect(optionsFor({ DATABASE_URL: 'embedded', EMBEDDED_DIR: '/somewhere' })).toEqual({
      store: 'database',
      server: { kind: 'embedded', directory: '/somewhere' },
      poolSize: 5,
      fileDirectory: './data',
      migrateOnBoot: true,
    });
  });
});
