import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { aPortfolio, shares } from '../../../test/support/portfolio-builder.js';
import { LOCAL_USER_ID } from '../../auth/user-id.js';
import { systemClock } from '../../common/clock.js';
import { openFileStorage } from './open-file-storage.js';

describe('a list of documents', () => {
  it('flags entries that cannot be read, and hides none of the others', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'listing-'));
    const storage = openFileStorage({ directory, clock: systemClock, onWarning: () => undefined });
    const options = { condition: { kind: 'any' }, reason: null } as const;
    const folder = join(directory, 'users', 'local', 'portfolios');
    try {
      await storage.portfolios.save(LOCAL_USER_ID, 'good', aPortfolio([shares('A', 1)]), options);
      await mkdir(join(folder, 'folder.yaml'));
      await symlink('loop.yaml', join(folder, 'loop.yaml'));
      await symlink('/dev/zero', join(folder, 'endless.yaml'));
      execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);

      const listed = await storage.portfolios.list(LOCAL_USER_ID, { after: null, limit: 50 });

      expect(listed.map(({ name, state }) => [name, state])).toEqual([
        ['endless', 'corrupt'],
        ['folder', 'corrupt'],
        ['good', 'valid'],
        ['loop', 'corrupt'],
        ['pipe', 'corrupt'],
      ]);
    } finally {
      await storage.close();
      await rm(directory, { recursive: true });
    }
  });
});
