import { readdir } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toUserId } from '../../src/auth/user-id.js';
import type { DataTransfer } from '../../src/storage/data-transfer.js';
import type { StorageAdapter } from '../../src/storage/storage-adapter.js';
import { finding, findings } from '../support/limit-findings.js';
import { type MovingUsers, openMovingUsers, WHOLE_RUN } from '../support/moving-users.js';
import { aPortfolio, dollars, shares } from '../support/portfolio-builder.js';
import { queryDatabase } from '../support/query-database.js';

const ANN = toUserId('ann');
const ANY = { condition: { kind: 'any' }, reason: null } as const;
const ALL_CHANGES = { portfolioName: null, before: null, limit: 1000 };
const ALL_CHECKS = { before: null, limit: 1000 };
const MAIN = aPortfolio([shares('0005', 123456789012.345), dollars('TRUE', -5078.62)]);
const OTHER = aPortfolio([shares('IBM', 1)]);
const LIMITS = { limits: { max_loss: -0.2 }, additionalSettings: null, extra: new Map() };
const SWITCH = { ...WHOLE_RUN, isSwitch: true };

describe('risk db export', () => {
  let place: MovingUsers;
  let transfer: DataTransfer;
  let serving: StorageAdapter;
  beforeAll(async () => {
    place = await openMovingUsers();
    transfer = await place.openTransfer();
    serving = await place.openServing();
  });
  afterEach(async () => {
    await place.empty();
    // What was decided of the users of one case does not hold for the next.
    await serving.close();
    serving = await place.openServing();
  });
  afterAll(() => place.dispose());

  async function save(): Promise<void> {
    await serving.portfolios.save(ANN, 'main', MAIN, ANY);
    await serving.riskLimits.save(ANN, 'main', LIMITS, ANY);
    await serving.limitChecks.append(ANN, 'main', findings({ max_loss: finding('breach') }));
    await serving.portfolios.save(ANN, 'gone', OTHER, { ...ANY, reason: 'ü' });
    await serving.portfolios.delete(ANN, 'gone', ANY);
  }

  function archive(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const sql = 'SELECT table_name, content FROM archived_rows ORDER BY id';
    return queryDatabase(place.database.ownerUrl, sql);
  }

  it('writes everything of a user as files that say the same, and lets the database serve on', async () => {
    await save();
    const changes = await serving.changes.list(ANN, ALL_CHANGES);

    const report = await transfer.export(WHOLE_RUN);

    expect(report.users).toMatchObject([
      { user: 'ann', outcome: 'done', changesAdded: 4, limitChecksAdded: 1, isSwitched: false },
    ]);
    expect(Object.keys(await place.texts()).sort()).toEqual([
      'ann/changes.ndjson',
      'ann/limit_checks/main.ndjson',
      'ann/portfolios/main.yaml',
      'ann/risk_limits.main.yaml',
    ]);
    expect(await place.files.portfolios.findByName(ANN, 'main')).toMatchObject({ content: MAIN });
    expect(await place.files.changes.list(ANN, ALL_CHANGES)).toEqual(changes);
    expect(await serving.portfolios.findByName(ANN, 'main')).toMatchObject({ content: MAIN });
    expect(await archive()).toEqual([]);
  });

  it('switches a user to files, with every row in an archive that the program does not see', async () => {
    await save();
    const before = await allOf(serving);
    const [found] = await queryDatabase(
      place.database.ownerUrl,
      `SELECT (SELECT count(*) FROM portfolios) + (SELECT count(*) FROM positions) + (SELECT count(*) FROM risk_limits)
         + (SELECT count(*) FROM portfolio_changes) + (SELECT count(*) FROM limit_checks) AS count`,
    );

    const report = await transfer.export(SWITCH);

    expect(report.users).toMatchObject([{ outcome: 'done', isSwitched: true }]);
    expect(await archive()).toHaveLength(Number(found?.['count']));
    await expect(queryDatabase(place.database.url, 'SELECT FROM archived_rows')).rejects.toThrow(
      /permission denied/,
    );
    const fresh = await place.openServing();
    expect(await fresh.serving.find(ANN)).toMatchObject({ store: 'file', reason: 'files-only' });
    expect(await allOf(fresh)).toEqual(before);
  });

  it('is undone by an import, and the archive can be brought back by hand', async () => {
    await save();
    const before = await allOf(serving);
    const rows = 'SELECT * FROM positions ORDER BY ticker';
    const positions = await queryDatabase(place.database.ownerUrl, rows);
    await transfer.export(SWITCH);

    await queryDatabase(place.database.ownerUrl, RESTORE);
    const restored = await queryDatabase(place.database.ownerUrl, rows);
    await queryDatabase(place.database.ownerUrl, 'TRUNCATE portfolios, portfolio_changes CASCADE');
    const report = await transfer.import(WHOLE_RUN);

    expect(restored).toEqual(positions);
    expect(report.users).toMatchObject([{ outcome: 'done', changesAdded: 4 }]);
    const fresh = await place.openServing();
    expect(await fresh.serving.find(ANN)).toMatchObject({ store: 'database' });
    expect(await allOf(fresh)).toEqual(before);
  });

  it.each(['nobody', 'nobody@example.com'])(
    'knows nobody by the name %s, and makes nothing of theirs, here or there',
    async (user) => {
      await save();
      const users = 'SELECT google_user_id FROM users';
      const before = await queryDatabase(place.database.ownerUrl, users);

      for (const isDryRun of [true, false]) {
        const request = { ...SWITCH, user, isDryRun };
        await expect(transfer.export(request)).rejects.toMatchObject({ code: 'user-not-found' });
      }

      expect(await queryDatabase(place.database.ownerUrl, users)).toEqual(before);
      expect(await readdir(place.directory)).toEqual([]);
    },
  );

  it('writes, puts aside and archives nothing in a dry run', async () => {
    await save();

    const report = await transfer.export({ ...SWITCH, isDryRun: true });

    expect(report).toMatchObject({
      isDryRun: true,
      users: [{ outcome: 'done', isSwitched: true, changesAdded: 4 }],
    });
    expect(await place.texts()).toEqual({});
    expect(await archive()).toEqual([]);
  });

  it('leaves a file that differs, and then does not switch', async () => {
    await place.files.portfolios.save(ANN, 'main', OTHER, ANY);
    const texts = await place.texts();
    const [rows] = await Promise.all([place.openTransfer()]);
    await rows.import(WHOLE_RUN);
    await place.write('data/users/ann/portfolios/main.yaml', OTHER_TEXT);
    await serving.portfolios.save(ANN, 'more', MAIN, ANY);

    const report = await transfer.export(SWITCH);

    expect(texts).not.toEqual({});
    expect(report.users).toMatchObject([{ outcome: 'unfinished', isSwitched: false }]);
    const outcomes = report.users[0]?.documents.map(({ name, outcome }) => [name, outcome]);
    expect(outcomes).toEqual([
      ['main', 'conflict'],
      ['more', 'created'],
    ]);
    expect((await place.texts())['ann/portfolios/main.yaml']).toBe(OTHER_TEXT);
    expect(await archive()).toEqual([]);
  });

  it('lets older copies of its own make way, those of deleted documents too', async () => {
    await save();
    await serving.portfolios.save(ANN, 'second', OTHER, ANY);
    await transfer.export(WHOLE_RUN);
    const older = await place.texts();
    await serving.portfolios.save(ANN, 'main', OTHER, ANY);
    await serving.portfolios.delete(ANN, 'second', ANY);

    const report = await transfer.export(SWITCH);

    const outcomes = report.users[0]?.documents.map(({ document, name, outcome }) => [
      document,
      name,
      outcome,
    ]);
    expect(outcomes).toEqual([
      ['portfolio', 'main', 'replaced'],
      ['risk-limits', 'main', 'unchanged'],
      ['portfolio', 'second', 'superseded'],
    ]);
    expect(report.users).toMatchObject([{ outcome: 'done', isSwitched: true, changesAdded: 2 }]);
    expect(await place.files.portfolios.findByName(ANN, 'main')).toMatchObject({ content: OTHER });
    expect(await place.files.portfolios.findByName(ANN, 'second')).toBeNull();
    const aside = Object.entries(await place.texts('replaced'));
    expect(aside.map(([path, text]) => [path.replace(/^[^/]+\/users\//, ''), text]).sort()).toEqual(
      ['ann/portfolios/main.yaml', 'ann/portfolios/second.yaml'].map((path) => [path, older[path]]),
    );
  });

  it('refuses rows that break the form, and files that cannot be read', async () => {
    await save();
    await queryDatabase(place.database.administratorUrl, `UPDATE positions SET currency = 'us d'`);
    const rows = await transfer.export(SWITCH);
    await queryDatabase(place.database.administratorUrl, 'UPDATE positions SET currency = NULL');
    await place.write('data/users/ann/portfolios/main.yaml', '{');

    const files = await transfer.export(SWITCH);

    expect(rows.users).toMatchObject([
      {
        outcome: 'failed',
        faults: [{ detail: expect.stringContaining('the rows of portfolio "main"') }, {}],
      },
    ]);
    expect(files.users).toMatchObject([
      { outcome: 'failed', faults: [{ file: expect.stringMatching(/main\.yaml$/), line: 1 }] },
    ]);
    expect(await place.texts()).toEqual({ 'ann/portfolios/main.yaml': '{' });
  });

  it('gives the same bytes after every way there and back', async () => {
    await save();
    await transfer.export(SWITCH);
    const first = await place.texts();
    await transfer.import(WHOLE_RUN);
    await transfer.export(SWITCH);

    expect(await place.texts()).toEqual(first);
  });

  async function allOf({ portfolios, riskLimits, changes, limitChecks }: StorageAdapter) {
    return {
      portfolios: await portfolios.list(ANN, { after: null, limit: 100 }),
      limits: await riskLimits.find(ANN, 'main'),
      changes: await changes.list(ANN, ALL_CHANGES),
      checks: await limitChecks.list(ANN, 'main', ALL_CHECKS),
    };
  }
});

const OTHER_TEXT = `start_date: "2018-01-01"
end_date: "2022-12-31"
portfolio_input:
  IBM:
    shares: 7
`;

/** As docs/rollout.md gives it. */
const RESTORE = ['portfolios', 'positions', 'risk_limits']
  .map(
    (table) => `INSERT INTO ${table} SELECT kept.* FROM archived_rows,
      json_populate_record(NULL::${table}, content) AS kept WHERE table_name = '${table}'`,
  )
  .join('; ');
