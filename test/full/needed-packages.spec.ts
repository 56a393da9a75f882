import { describe, expect, it } from '@jest/globals';
import { missingPackages } from './needed-packages.mjs';

describe('what the full tests need', () => {
  it('is named all at once where nothing is there, with one command', () => {
    expect(missingPackages(() => false)).toEqual([
      'chromium is missing: there is no /usr/bin/chromium',
      'pgbouncer is missing: there is no /usr/sbin/pgbouncer',
      'postgresql-15 is missing: there is no /usr/lib/postgresql/15/bin/postgres',
      'prometheus is missing: there is no /usr/bin/promtool',
      'to install: apt-get install chromium pgbouncer postgresql-15 prometheus',
    ]);
  });

  it('is named by what lacks alone', () => {
    expect(missingPackages((file: string) => file !== '/usr/sbin/pgbouncer')).toEqual([
      'pgbouncer is missing: there is no /usr/sbin/pgbouncer',
      'to install: apt-get install pgbouncer',
    ]);
  });

  it('is nothing where all is there', () => {
    expect(missingPackages(() => true)).toEqual([]);
  });
});
