import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataFolder, aDataFolder } from '../../../test/support/data-folder.js';
import { aPortfolio, shares } from '../../../test/support/portfolio-builder.js';
import { runProcess } from '../../../test/support/run-process.js';
import { LOCAL_USER_ID } from '../../auth/user-id.js';

const TIMES = 40;

describe('two processes on one data folder', () => {
  let folder: DataFolder;

  beforeEach(async () => {
    folder = await aDataFolder();
  });

  afterEach(() => folder.dispose());

  it('lose no update of each other, and no line of the change log', async () => {
    const storage = await folder.open();
    const counter = aPortfolio([shares('COUNT', 1)]);
    const any = { condition: { kind: 'any' }, reason: null } as const;
    await storage.portfolios.save(LOCAL_USER_ID, 'counter', counter, any);

    await Promise.all([
      runProcess('count-up', folder.path, TIMES.toString()),
      runProcess('count-up', folder.path, TIMES.toString()),
    ]);

    const found = await storage.portfolios.findByName(LOCAL_USER_ID, 'counter');
    const query = { portfolioName: null, before: null, limit: 1000 };
    const log = [...(await storage.changes.list(LOCAL_USER_ID, query))].reverse();
    expect(found).toMatchObject({ content: aPortfolio([shares('COUNT', 1 + 2 * TIMES)]) });
    expect(log).toHaveLength(1 + 2 * TIMES);
    expect(log.slice(1).map(({ versionBefore }) => versionBefore)).toEqual(
      log.slice(0, -1).map(({ versionAfter }) => versionAfter),
    );
    expect(new Set(log.map(({ reason }) => reason)).size).toBe(3);
    expect(folder.warnings).toEqual([]);
  });
});
