import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { anIdentity, aSession, hoursAfterNoon } from '../../../../test/support/credentials.js';
import { aDataFolder } from '../../../../test/support/data-folder.js';
import { toUserId } from '../../../auth/user-id.js';

const ANN = toUserId('ann');

describe('the folders of all users', () => {
  it('are found and purged with a file of a file manager among them', async () => {
    const folder = await aDataFolder();
    const { sessions, users, administration } = await folder.open();
    await users.signIn(anIdentity(ANN), hoursAfterNoon(0));
    await sessions.create(ANN, aSession());
    await writeFile(join(folder.path, 'users', '.DS_Store'), '');

    const found = await administration.users({ after: null, limit: 10 });
    const expiry = { now: hoursAfterNoon(24 * 30), idleMs: 1 };
    const removed = [await sessions.purge(expiry, 10), await sessions.purge(expiry, 10)];
    await folder.dispose();

    expect(found.map(({ id }) => id)).toEqual([ANN]);
    expect(removed).toEqual([1, 0]);
  });
});
