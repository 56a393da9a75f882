import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toUserId } from '../../src/auth/user-id.js';
import type { StorageAdapter } from '../../src/storage/storage-adapter.js';
import { finding, findings } from '../support/limit-findings.js';
import { type MovingUsers, openMovingUsers, WHOLE_RUN } from '../support/moving-users.js';
import { aPortfolio, shares } from '../support/portfolio-builder.js';
import { queryDatabase } from '../support/query-database.js';

/** The user whom the runbook takes as its example. */
const USER = toUserId('108412345678901234567');
const ANY = { condition: { kind: 'any' }, reason: null } as const;
const LIMITS = { limits: { max_loss: -0.2 }, additionalSettings: null, extra: new Map() };
const SCENARIO = {
  ...{ description: null, basePortfolio: 'main', extra: new Map() },
  targetWeights: new Map([['SPY', 1]]),
};
const PROXIES = { market: 'SPY', momentum: null, value: null, industry: null, subindustry: [] };
const PORTFOLIO = aPortfolio([shares('0005', 123456789012.345)], {
  expectedReturns: new Map([['0005', 0.1]]),
  factorProxies: new Map([['0005', PROXIES]]),
});
const SWITCH = { ...WHOLE_RUN, isSwitch: true };

describe('the statements of the runbook', () => {
  let place: MovingUsers;

  beforeAll(async () => {
    place = await openMovingUsers();
  });

  afterAll(() => place.dispose());

  async function everythingOf(storage: StorageAdapter): Promise<unknown> {
    const whole = { after: null, limit: 10 };
    const newest = { before: null, limit: 10 };
    return [
      await storage.portfolios.list(USER, whole),
      await storage.scenarios.list(USER, whole),
      await storage.riskLimits.find(USER, 'main'),
      await storage.changes.list(USER, { portfolioName: null, ...newest }),
      await storage.limitChecks.list(USER, 'main', newest),
    ];
  }

  it('bring back what was archived last, when the files are lost', async () => {
    const serving = await place.openServing();
    await serving.portfolios.save(USER, 'main', PORTFOLIO, ANY);
    await serving.riskLimits.save(USER, 'main', LIMITS, ANY);
    await serving.scenarios.save(USER, 's', SCENARIO, ANY);
    await serving.limitChecks.append(USER, 'main', findings({ max_loss: finding('breach') }));
    const before = await everythingOf(serving);
    const transfer = await place.openTransfer();
    await transfer.export(SWITCH);
    await transfer.import(WHOLE_RUN);
    await transfer.export(SWITCH);
    await rm(join(place.directory, 'users'), { recursive: true });

    const runbook = await readFile('docs/rollout.md', 'utf8');
    const [, statements = ''] = /```sql\n(DO.*?)```/s.exec(runbook) ?? [];
    await queryDatabase(place.database.ownerUrl, statements);

    const restarted = await place.openServing();
    expect(await restarted.serving.find(USER)).toMatchObject({ reason: 'database-rows' });
    expect(await everythingOf(restarted)).toEqual(before);
  });
});
