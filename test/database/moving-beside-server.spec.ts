import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toUserId } from '../../src/auth/user-id.js';
import type { DataTransfer } from '../../src/storage/data-transfer.js';
import type { StorageAdapter } from '../../src/storage/storage-adapter.js';
import { finding, findings } from '../support/limit-findings.js';
import { type MovingUsers, openMovingUsers, WHOLE_RUN } from '../support/moving-users.js';
import { aPortfolio, shares } from '../support/portfolio-builder.js';
import { queryDatabase } from '../support/query-database.js';

const ANN = toUserId('ann');
const ANY = { condition: { kind: 'any' }, reason: null } as const;
const ALL_CHANGES = { portfolioName: null, before: null, limit: 100_000 };
const ALL = { after: null, limit: 1000 };
const SWITCH = { ...WHOLE_RUN, isSwitch: true };
const MOVES = 6;
const LANES = 3;

describe('a server at work while its users are moved', () => {
  let place: MovingUsers;
  let transfer: DataTransfer;
  let server: StorageAdapter;
  beforeAll(async () => {
    place = await openMovingUsers();
    transfer = await place.openTransfer();
  });
  afterEach(() => place.empty());
  afterAll(() => place.dispose());

  /** In files, with the server just having found that out. */
  async function startInFiles(): Promise<void> {
    await place.files.portfolios.save(ANN, 'main', aPortfolio([shares('A', 1)]), ANY);
    server = await place.openServing();
    expect(await server.serving.find(ANN)).toMatchObject({ store: 'file' });
  }

  async function startInDatabase(): Promise<void> {
    await startInFiles();
    await transfer.import(WHOLE_RUN);
    await server.close();
    server = await place.openServing();
    expect(await server.serving.find(ANN)).toMatchObject({ store: 'database' });
  }

  it('reads in the database what it believed to be in files', async () => {
    await startInFiles();
    await transfer.import(WHOLE_RUN);

    expect(await server.portfolios.findByName(ANN, 'main')).toMatchObject({ state: 'valid' });
    expect(await server.portfolios.list(ANN, ALL)).toHaveLength(1);
    expect(await server.changes.list(ANN, ALL_CHANGES)).toHaveLength(1);
  });

  it('writes to the database what it believed to belong in files, of every kind', async () => {
    await startInFiles();
    await transfer.import(WHOLE_RUN);

    const claim = await server.idempotencyKeys.claim(ANN, { key: 'k', fingerprint: 'f' });
    await server.close();
    server = await place.openServing();
    await startAgainInFiles();
    await server.limitChecks.append(ANN, 'main', findings({ max_loss: finding('breach') }));

    expect(claim.kind).toBe('granted');
    expect(await place.texts()).toEqual({});
    expect(await server.limitChecks.openBreaches(ANN, 'main')).toHaveLength(1);
  });

  async function startAgainInFiles(): Promise<void> {
    await transfer.export(SWITCH);
    await server.close();
    server = await place.openServing();
    expect(await server.serving.find(ANN)).toMatchObject({ store: 'file' });
    await transfer.import(WHOLE_RUN);
  }

  it('writes to files what it believed to belong in the database, and brings no row to life', async () => {
    await startInDatabase();
    await transfer.export(SWITCH);

    await server.portfolios.save(ANN, 'second', aPortfolio([shares('B', 1)]), ANY);

    expect(await queryDatabase(place.database.ownerUrl, 'SELECT FROM portfolios')).toEqual([]);
    expect(Object.keys(await place.texts())).toContain('ann/portfolios/second.yaml');
    expect(await server.portfolios.list(ANN, ALL)).toHaveLength(2);
  });

  it('serves from the database again whoever has deleted the last file', async () => {
    await startInDatabase();
    await transfer.export(SWITCH);
    await server.portfolios.delete(ANN, 'main', ANY);
    await server.close();
    server = await place.openServing();

    await server.portfolios.save(ANN, 'new', aPortfolio([shares('C', 1)]), ANY);

    expect(await server.serving.find(ANN)).toMatchObject({ store: 'database' });
    expect(await server.portfolios.list(ANN, ALL)).toMatchObject([{ name: 'new' }]);
  });

  it('loses and doubles no write that it acknowledged, and always shows all of them', async () => {
    await startInFiles();
    const state = { isMoving: true };
    const written: string[] = [];
    const gaps: string[] = [];
    const lane = async (lane: number): Promise<void> => {
      for (let number = 0; state.isMoving; number += 1) {
        const name = `p${lane.toString()}-${number.toString()}`;
        const options = { condition: { kind: 'absent' }, reason: name } as const;
        await server.portfolios.save(ANN, name, aPortfolio([shares('A', number + 1)]), options);
        written.push(name);
        const probe = written[(number * 7) % written.length] ?? name;
        if ((await server.portfolios.findByName(ANN, probe)) === null) gaps.push(probe);
      }
    };
    const lanes = Array.from({ length: LANES }, (_, number) => lane(number));

    for (let move = 0; move < MOVES; move += 1) {
      const report = await (move % 2 === 0 ? transfer.import(WHOLE_RUN) : transfer.export(SWITCH));
      expect(report.users).toMatchObject([{ outcome: 'done' }]);
    }
    state.isMoving = false;
    await Promise.all(lanes);

    const changes = await server.changes.list(ANN, ALL_CHANGES);
    const reasons = changes.flatMap(({ reason }) => reason ?? []);
    const listed = (await server.portfolios.list(ANN, ALL)).map(({ name }) => name);
    expect(gaps).toEqual([]);
    expect(reasons.sort()).toEqual([...written].sort());
    expect(listed.filter((name) => name !== 'main').sort()).toEqual([...written].sort());
  });

  it('is waited for by two imports and an export at once, which agree', async () => {
    await startInFiles();
    const [second, third] = await Promise.all([place.openTransfer(), place.openTransfer()]);

    const reports = await Promise.all([
      transfer.import(WHOLE_RUN),
      second.import(WHOLE_RUN),
      third.export({ ...WHOLE_RUN, user: 'ann' }),
    ]);

    const imported = reports.slice(0, 2).flatMap(({ users }) => users);
    expect(imported.filter(({ changesAdded }) => changesAdded > 0)).toHaveLength(1);
    expect(reports.flatMap(({ users }) => users.map(({ outcome }) => outcome))).not.toContain(
      'failed',
    );
    await transfer.import(WHOLE_RUN);
    await server.close();
    server = await place.openServing();
    expect(await server.changes.list(ANN, ALL_CHANGES)).toHaveLength(1);
  });
});
