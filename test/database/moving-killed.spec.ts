import { spawn } from 'node:child_process';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LOCAL_USER_ID } from '../../src/auth/user-id.js';
import type { DataTransfer } from '../../src/storage/data-transfer.js';
import type { StorageAdapter } from '../../src/storage/storage-adapter.js';
import { finding, findings } from '../support/limit-findings.js';
import { type MovingUsers, openMovingUsers, WHOLE_RUN } from '../support/moving-users.js';
import { aPortfolio, shares } from '../support/portfolio-builder.js';
import { processScript } from '../support/run-process.js';

const ANY = { condition: { kind: 'any' }, reason: null } as const;
const ALL_CHANGES = { portfolioName: null, before: null, limit: 1000 };
const LIMITS = { limits: { max_loss: -0.2 }, additionalSettings: null, extra: new Map() };
const SWITCH = { ...WHOLE_RUN, isSwitch: true };

describe('a move that is killed', () => {
  let place: MovingUsers;
  let transfer: DataTransfer;
  beforeAll(async () => {
    place = await openMovingUsers();
    transfer = await place.openTransfer();
  });
  afterEach(() => place.empty());
  afterAll(() => place.dispose());

  async function save(): Promise<void> {
    const { portfolios, riskLimits, limitChecks } = place.files;
    for (const name of ['one', 'two', 'three']) {
      await portfolios.save(LOCAL_USER_ID, name, aPortfolio([shares('A', 1)]), ANY);
      await riskLimits.save(LOCAL_USER_ID, name, LIMITS, ANY);
    }
    await limitChecks.append(LOCAL_USER_ID, 'one', findings({ max_loss: finding('breach') }));
  }

  async function allOf({ portfolios, riskLimits, changes, limitChecks }: StorageAdapter) {
    return {
      portfolios: await portfolios.list(LOCAL_USER_ID, { after: null, limit: 100 }),
      limits: await riskLimits.find(LOCAL_USER_ID, 'three'),
      changes: await changes.list(LOCAL_USER_ID, ALL_CHANGES),
      breaches: await limitChecks.openBreaches(LOCAL_USER_ID, 'one'),
    };
  }

  /** As whoever starts a server now sees it. */
  async function served(): Promise<unknown> {
    const serving = await place.openServing();
    try {
      return await allOf(serving);
    } finally {
      await serving.close();
    }
  }

  async function killedAt(what: string, stage: string, count: number): Promise<void> {
    const url = place.database.url.reveal();
    const args = [url, place.directory, what, stage, count.toString()];
    const child = spawn(process.execPath, [processScript('move-until-killed'), ...args], {
      stdio: 'inherit',
    });
    await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    expect(child.signalCode).toBe('SIGKILL');
    // The killed one's lock is a second or two from counting as abandoned: age it.
    await utimes(join(place.directory, 'users', 'local', '.lock'), 0, 0);
  }

  it.each([
    ['read', 1],
    ['placed', 1],
    ['kept', 1],
    ['moved', 1],
    ['moved', 4],
    ['moved', 8],
  ])(
    'into the database, at "%s" number %d, loses nothing, and a second run ends it',
    async (stage, count) => {
      await save();
      const before = await allOf(place.files);

      await killedAt('import', stage, count);
      const between = await served();
      const { users } = await transfer.import(WHOLE_RUN);
      const again = await transfer.import(WHOLE_RUN);

      expect(between).toEqual(before);
      for (const { outcome } of users) expect(outcome).toBe('done');
      expect(again.users).toEqual([]);
      expect(await place.texts()).toEqual({});
      expect(Object.keys(await place.texts('imported'))).toHaveLength(8);
      expect(await served()).toEqual(before);
    },
  );

  it.each([
    ['read', 1],
    ['moved', 1],
    ['moved', 5],
    ['moved', 8],
    ['placed', 1],
    ['kept', 1],
  ])(
    'back to files, at "%s" number %d, loses nothing, and a second run ends it',
    async (stage, count) => {
      await save();
      const before = await allOf(place.files);
      const texts = await place.texts();
      await transfer.import(WHOLE_RUN);

      await killedAt('switch', stage, count);
      const between = await served();
      const { users } = await transfer.export(SWITCH);

      expect(between).toEqual(before);
      for (const { outcome, isSwitched } of users) {
        expect({ outcome, isSwitched }).toEqual({ outcome: 'done', isSwitched: true });
      }
      expect(await place.texts()).toEqual(texts);
      expect(await allOf(place.files)).toEqual(before);
      expect(await served()).toEqual(before);
    },
  );

  it.each([1, 2])(
    'over older copies, at "moved" number %d, keeps a file of each in place',
    async (count) => {
      await save();
      await transfer.import(WHOLE_RUN);
      await transfer.export(WHOLE_RUN);
      const serving = await place.openServing();
      await serving.portfolios.save(LOCAL_USER_ID, 'one', aPortfolio([shares('B', 2)]), ANY);
      await serving.portfolios.save(LOCAL_USER_ID, 'three', aPortfolio([shares('B', 2)]), ANY);
      await serving.portfolios.delete(LOCAL_USER_ID, 'two', ANY);
      const before = await allOf(serving);
      await serving.close();

      await killedAt('switch', 'moved', count);
      const files = Object.keys(await place.texts());
      const { users } = await transfer.export(SWITCH);

      expect(files).toEqual(
        expect.arrayContaining(['local/portfolios/one.yaml', 'local/portfolios/three.yaml']),
      );
      expect(users).toMatchObject([{ outcome: 'done', isSwitched: true }]);
      expect(await allOf(place.files)).toEqual(before);
      expect(await served()).toEqual(before);
    },
  );
});
