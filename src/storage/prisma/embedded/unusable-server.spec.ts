import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type EmbeddedHome,
  anEmbeddedHome,
  programsRoot,
} from '../../../../test/support/embedded-home.js';
import { embeddedFolder } from './embedded-folder.js';
import { openEmbeddedPostgres } from './open-embedded-postgres.js';
import { findPrograms, platformPackage } from './programs.js';

const CODE = 'embedded-database-unusable';
const isSuperuser = process.getuid?.() === 0;

describe('an embedded PostgreSQL that cannot be used', () => {
  let home: EmbeddedHome;

  beforeEach(async () => {
    home = await anEmbeddedHome();
  });

  afterEach(() => home.dispose());

  const opening = (): Promise<unknown> =>
    openEmbeddedPostgres({ directory: home.directory, fast: true });

  it('for lack of its package says which one to install', async () => {
    await expect(findPrograms(platformPackage('plan9', 'mips'))).rejects.toMatchObject({
      code: CODE,
      message: expect.stringMatching(/"@embedded-postgres\/plan9-mips".*DATABASE_URL/),
    });
  });

  it('says what the server said last, and no password', async () => {
    const embedded = await openEmbeddedPostgres({ directory: home.directory, fast: true });
    await embedded.close();
    const folder = embeddedFolder(home.directory);
    await rm(join(folder.data, 'global', 'pg_control'));

    await expect(opening()).rejects.toMatchObject({
      code: CODE,
      message: expect.stringMatching(/does not start on ".*data"; it said:\n.*pg_control/s),
    });
    await rm(folder.logins);
    await expect(opening()).rejects.toMatchObject({
      code: CODE,
      message: expect.stringContaining(`cannot be read from "${folder.logins}"`),
    });
    await writeFile(join(folder.data, 'PG_VERSION'), '17\n');
    await expect(opening()).rejects.toMatchObject({
      code: CODE,
      message: expect.stringMatching(/was written by PostgreSQL 17, and this program has 18/),
    });
  });

  it('lies where its user cannot go: that names the folder, the user and what to do', async () => {
    await chmod(home.parent, 0o700);

    const outcome: unknown = await openEmbeddedPostgres({ directory: home.directory, fast: true })
      .then((embedded) => embedded.close())
      .catch((error: unknown) => error);

    // An ordinary user runs the server as itself, and enters its own folders.
    const refusal = {
      code: CODE,
      message: expect.stringContaining(`cannot enter "${home.parent}"`),
    };
    if (isSuperuser) expect(outcome).toMatchObject(refusal);
    else expect(outcome).toBeUndefined();
  });

  it('is not one whose programs its user cannot reach: they are copied once, and an event says so', async () => {
    const closed = join(home.parent, 'closed');
    await mkdir(closed);
    await cp(await programsRoot(), join(closed, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await chmod(closed, 0o700);
    const bin = join(closed, 'native', 'bin');
    const programs = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
    const events: string[] = [];
    const onWarning = (event: string): void => void events.push(event);

    for (let time = 0; time < 2; time += 1) {
      const embedded = await openEmbeddedPostgres({
        directory: home.directory,
        fast: true,
        programs,
        onWarning,
      });
      await embedded.close();
    }

    expect(events).toEqual(isSuperuser ? ['embedded-database-programs-copied'] : []);
  });

  it('is not one that a start, cut short, left half made', async () => {
    const folder = embeddedFolder(home.directory);
    await mkdir(join(folder.pendingData, 'base'), { recursive: true });
    await writeFile(folder.pendingPassword, 'left');
    await writeFile(folder.logins, '{}');

    const embedded = await openEmbeddedPostgres({ directory: home.directory, fast: true });

    expect(embedded.port).toBeGreaterThan(0);
    await embedded.close();
  });

  it('is in a place that is a file', async () => {
    await writeFile(home.directory, 'not a folder');

    await expect(opening()).rejects.toMatchObject({
      code: CODE,
      message: expect.stringMatching(/cannot make the folder ".*server" for the database: EEXIST/),
    });
  });
});
