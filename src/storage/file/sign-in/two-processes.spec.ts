import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aDataFolder, type DataFolder } from '../../../../test/support/data-folder.js';
import { runProcess } from '../../../../test/support/run-process.js';

const TIMES = 20;

describe('two processes that sign in with one address at once', () => {
  let folder: DataFolder;
  let meeting: string;
  beforeEach(async () => {
    folder = await aDataFolder();
    meeting = await mkdtemp(join(tmpdir(), 'risk-meeting-'));
  });
  afterEach(async () => {
    await folder.dispose();
    await rm(meeting, { recursive: true });
  });

  it('let one in, each time, and it is the one that the address finds', async () => {
    const run = async (name: string, other: string): Promise<readonly string[]> =>
      JSON.parse(
        await runProcess('sign-in-at-once', folder.path, meeting, name, other, TIMES.toString()),
      ) as readonly string[];

    const [ann, bob] = await Promise.all([run('ann', 'bob'), run('bob', 'ann')]);

    const { administration } = await folder.open();
    for (let number = 0; number < TIMES; number += 1) {
      const outcomes = { ann: ann[number], bob: bob[number] };
      const [winner, loser] = outcomes.ann === 'in' ? ['ann', 'bob'] : ['bob', 'ann'];
      const found = await administration.findUserByEmail(`${number}@example.com`);
      expect(outcomes).toEqual({ [winner]: 'in', [loser]: 'email-in-use' });
      expect(found?.id).toBe(`${winner}-${number.toString()}`);
    }
    const users = await administration.users({ after: null, limit: 100 });
    expect(users).toHaveLength(TIMES);
  });
});
