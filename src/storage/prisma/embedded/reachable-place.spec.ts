import { chmod, lstat, mkdir, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type EmbeddedHome,
  anEmbeddedHome,
  programsRoot,
} from '../../../../test/support/embedded-home.js';
import { type EmbeddedUser, anEmbeddedUser } from '../../../../test/support/embedded-user.js';
import { stopEmbeddedPostgres } from './stop-embedded-postgres.js';

const FINE = ['42', 0];
const isSuperuser = process.getuid?.() === 0;

describe('an embedded PostgreSQL in a checkout that others may not enter', () => {
  let home: EmbeddedHome;
  let checkout: string;
  let outside: string;

  beforeEach(async () => {
    home = await anEmbeddedHome();
    checkout = join(home.parent, 'checkout');
    outside = join(home.parent, 'outside');
    await mkdir(checkout, { mode: 0o700 });
  });

  afterEach(async () => {
    await stopEmbeddedPostgres(join(checkout, 'database'));
    await home.dispose();
  });

  const aUser = async (): Promise<EmbeddedUser> =>
    anEmbeddedUser({ directory: './database', cwd: checkout, root: await programsRoot(), outside });

  it('is put outside behind a link by the superuser, who is told, and found there again when it is opened', async () => {
    const users = await Promise.all([aUser(), aUser()]);
    for (const { leave } of users) expect(await leave()).toEqual(FINE);
    await chmod(checkout, 0o755);
    const again = await aUser();
    expect(await again.leave()).toEqual(FINE);

    const told = users.filter(({ complaints }) =>
      complaints().includes('embedded-database-placed-outside'),
    );
    const place = await realpath(join(checkout, 'database'));
    const isLink = (await lstat(join(checkout, 'database'))).isSymbolicLink();
    const outcome = {
      isLink,
      told: told.length,
      again: again.complaints(),
      inside: await readdir(place),
    };
    expect(outcome).toEqual({
      isLink: isSuperuser,
      told: isSuperuser ? 1 : 0,
      again: '',
      inside: expect.arrayContaining(['data', 'logins.json', 'server.log']),
    });
    // Whoever came second has left no folder of its own.
    expect(await readdir(home.parent)).toEqual(
      isSuperuser ? ['checkout', 'outside'] : ['checkout'],
    );
    if (isSuperuser) expect(await readdir(outside)).toHaveLength(1);
  });
});
