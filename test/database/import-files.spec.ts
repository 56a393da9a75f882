import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LOCAL_USER_ID, toUserId } from '../../src/auth/user-id.js';
import type { DataTransfer, TransferReport } from '../../src/storage/data-transfer.js';
import type { StorageAdapter } from '../../src/storage/storage-adapter.js';
import { finding, findings } from '../support/limit-findings.js';
import { type MovingUsers, openMovingUsers, WHOLE_RUN } from '../support/moving-users.js';
import { aPortfolio, dollars, shares } from '../support/portfolio-builder.js';
import { queryDatabase } from '../support/query-database.js';

const ANN = toUserId('ann');
const BOB = toUserId('bob@example.com/../x');
const ANY = { condition: { kind: 'any' }, reason: null } as const;
const ALL_CHANGES = { portfolioName: null, before: null, limit: 1000 };
const ALL_CHECKS = { before: null, limit: 1000 };
const MAIN = aPortfolio([shares('NVDA', 0.0000000001), dollars('CUR:USD', -5078.62)]);
const LIMITS = { limits: { max_loss: -0.2 }, additionalSettings: null, extra: new Map() };
const SCENARIO = {
  description: null,
  basePortfolio: 'main',
  targetWeights: new Map([['SPY', 1]]),
  extra: new Map(),
};

describe('risk db import', () => {
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

  /** Everything of a user that a store can have. */
  async function save(owner = ANN): Promise<void> {
    const { portfolios, scenarios, riskLimits, limitChecks } = place.files;
    await portfolios.save(owner, 'main', MAIN, ANY);
    await riskLimits.save(owner, 'main', LIMITS, ANY);
    await riskLimits.save(owner, null, LIMITS, { ...ANY, reason: 'mine' });
    await scenarios.save(owner, 's', SCENARIO, ANY);
    await portfolios.save(owner, 'gone', MAIN, ANY);
    await limitChecks.append(owner, 'gone', findings({ max_loss: finding('breach') }));
    await portfolios.delete(owner, 'gone', ANY);
  }

  it('moves everything of a user, with the ids and times of its history, and puts the files aside', async () => {
    await save();
    const changes = await place.files.changes.list(ANN, ALL_CHANGES);
    const checks = await place.files.limitChecks.list(ANN, 'gone', ALL_CHECKS);
    const texts = await place.texts();

    const report = await transfer.import(WHOLE_RUN);

    const [ann] = report.users;
    expect(report).toMatchObject({ isDryRun: false, faults: [], usersLeft: 0 });
    expect(ann).toMatchObject({
      user: 'ann',
      outcome: 'done',
      changesAdded: 6,
      limitChecksAdded: 1,
    });
    expect(ann?.documents.map(({ outcome }) => outcome)).toEqual(Array(4).fill('created'));
    expect(await serving.serving.find(ANN)).toMatchObject({ reason: 'database-rows' });
    expect(await serving.portfolios.findByName(ANN, 'main')).toMatchObject({ content: MAIN });
    expect(await serving.riskLimits.find(ANN, 'main')).toMatchObject({ content: LIMITS });
    expect(await serving.riskLimits.find(ANN, null)).toMatchObject({ content: LIMITS });
    expect(await serving.scenarios.findByName(ANN, 's')).toMatchObject({ content: SCENARIO });
    expect(await serving.changes.list(ANN, ALL_CHANGES)).toEqual(changes);
    expect(await serving.limitChecks.list(ANN, 'gone', ALL_CHECKS)).toEqual(checks);
    expect(await place.texts()).toEqual({});
    const aside = await place.texts('imported');
    expect(Object.values(aside).sort()).toEqual(Object.values(texts).sort());
    expect(Object.keys(aside).every((path) => /^[^/]+\/users\/ann\//.test(path))).toBe(true);
  });

  it('adds nothing the second time', async () => {
    await save();
    await transfer.import(WHOLE_RUN);
    const changes = await serving.changes.list(ANN, ALL_CHANGES);

    const again = await transfer.import(WHOLE_RUN);

    expect(again.users).toEqual([]);
    expect(await serving.changes.list(ANN, ALL_CHANGES)).toEqual(changes);
  });

  it('says in a dry run what it would do, and changes nothing', async () => {
    await save();
    const texts = await place.texts();

    const report = await transfer.import({ ...WHOLE_RUN, isDryRun: true });

    expect(report.users).toMatchObject([{ outcome: 'done', changesAdded: 6, isSwitched: false }]);
    expect(report.users[0]?.filesMoved).toHaveLength(Object.keys(texts).length);
    expect(await place.texts()).toEqual(texts);
    expect(await place.texts('imported')).toEqual({});
    const users = await queryDatabase(place.database.ownerUrl, 'SELECT FROM users');
    expect(users).toEqual([]);
  });

  it('leaves both of a conflict as they are, with its history, and moves the rest', async () => {
    await serving.portfolios.save(ANN, 'main', aPortfolio([shares('IBM', 1)]), ANY);
    await save();
    const there = await serving.portfolios.findByName(ANN, 'main');
    const here = await place.files.portfolios.findByName(ANN, 'main');

    const report = await transfer.import(WHOLE_RUN);
    const again = await transfer.import(WHOLE_RUN);

    const conflict = {
      document: 'portfolio',
      name: 'main',
      outcome: 'conflict',
      versionInFiles: here?.version,
      versionInDatabase: there?.version,
    };
    expect(report.users).toMatchObject([{ user: 'ann', outcome: 'unfinished', changesAdded: 4 }]);
    expect(report.users[0]?.documents).toContainEqual(conflict);
    expect(report.users[0]?.documents).toContainEqual(
      expect.objectContaining({ document: 'risk-limits', name: 'main', outcome: 'conflict' }),
    );
    expect(again.users).toMatchObject([{ outcome: 'unfinished', changesAdded: 0 }]);
    expect(again.users[0]?.documents).toContainEqual(conflict);
    expect(await serving.portfolios.findByName(ANN, 'main')).toEqual(there);
    expect(await place.files.portfolios.findByName(ANN, 'main')).toEqual(here);
    expect(await serving.scenarios.findByName(ANN, 's')).toMatchObject({ content: SCENARIO });
    const left = Object.keys(await place.texts()).sort();
    expect(left).toEqual(
      ['changes.ndjson', 'portfolios/main.yaml', 'risk_limits.main.yaml'].map(
        (path) => `ann/${path}`,
      ),
    );
  });

  it('finishes once the conflict is settled', async () => {
    await serving.portfolios.save(ANN, 'main', aPortfolio([shares('IBM', 1)]), ANY);
    await save();
    await transfer.import(WHOLE_RUN);
    await serving.portfolios.save(ANN, 'main', MAIN, ANY);

    const report = await transfer.import(WHOLE_RUN);

    expect(report.users).toMatchObject([{ outcome: 'done', changesAdded: 2 }]);
    expect(await place.texts()).toEqual({});
  });

  it('moves nothing of a user with a faulty file, names each fault with its place, and goes on', async () => {
    await save(ANN);
    await save(BOB);
    await place.write(
      'data/users/ann/portfolios/bad.yaml',
      'start_date: "2020-01-01"\nportfolio_input:\n  A: { shares: x }\n',
    );
    await place.write('data/users/ann/risk_limits.nobody.yaml', 'max_single_factor_loss: -0.1\n');
    const texts = await place.texts();
    await place.write(
      'data/users/ann/changes.ndjson',
      (texts['ann/changes.ndjson'] ?? '').replace('{', '['),
    );

    const report = await transfer.import(WHOLE_RUN);

    const [ann, bob] = report.users;
    expect(ann).toMatchObject({ user: ANN, outcome: 'failed', documents: [] });
    expect(bob).toMatchObject({ user: BOB, outcome: 'done' });
    expect(ann?.faults).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          file: expect.stringMatching(/ann\/portfolios\/bad\.yaml$/),
          line: 3,
          pointer: '/portfolio_input/A/shares',
        }),
        expect.objectContaining({ file: expect.stringMatching(/risk_limits\.nobody\.yaml$/) }),
        expect.objectContaining({ file: expect.stringMatching(/changes\.ndjson$/), line: 1 }),
      ]),
    );
    const left = await place.texts();
    expect(Object.keys(left)).toEqual(Object.keys(texts).filter((path) => path.startsWith('ann')));
    const subs = await queryDatabase(
      place.database.ownerUrl,
      'SELECT google_user_id AS sub FROM users',
    );
    expect(subs).toEqual([{ sub: BOB }]);
  });

  it.each([
    ['positions', 'NEW.shares := NEW.shares + 1', 'what is saved can be read back'],
    ['portfolio_changes', `NEW.reason := 'other'`, 'is not the same'],
  ])('undoes a user whose %s read back differently', async (table, spoiling, why) => {
    await save();
    const texts = await place.texts();
    const { administratorUrl } = place.database;
    await queryDatabase(
      administratorUrl,
      `CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${spoiling}; RETURN NEW; END $$;
       CREATE TRIGGER spoil BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION spoil()`,
    );

    const report = await transfer.import(WHOLE_RUN);
    await queryDatabase(administratorUrl, 'DROP FUNCTION spoil() CASCADE');

    expect(report.users).toMatchObject([{ user: 'ann', outcome: 'failed', documents: [] }]);
    expect(report.users[0]?.faults.map(({ detail }) => detail).join()).toMatch(
      new RegExp(`^undone: .*${why}`),
    );
    expect(await place.texts()).toEqual(texts);
    expect(await queryDatabase(place.database.ownerUrl, 'SELECT FROM users')).toEqual([]);
  });

  it('takes files of older versions, as documents of their own history', async () => {
    const text = 'start_date: "2020-01-01"\nend_date: "2021-01-01"\nportfolio_input:\n';
    await place.write('work/portfolio.yaml', `${text}  A: { shares: 1 }\n`);
    await place.write('work/portfolio_ann.yaml', `${text}  B: { shares: 2 }\n`);
    await place.write('work/risk_limits.yaml', 'max_single_factor_loss: -0.1\n');
    await place.write(
      'work/what_if_portfolio.yaml',
      `${text}  A: { weight: 0.25 }\n  C: { weight: 0.75 }\n`,
    );
    await place.write('work/other.yaml', 'x: 1\n');

    const report = await transfer.import(WHOLE_RUN);

    expect(report.users.map(({ user, outcome }) => [user, outcome]).sort()).toEqual([
      ['ann', 'done'],
      ['local', 'done'],
    ]);
    expect(await serving.portfolios.findByName(LOCAL_USER_ID, 'default')).toMatchObject({
      content: { positions: [{ ticker: 'A' }] },
    });
    expect(await serving.portfolios.findByName(ANN, 'default')).toMatchObject({
      content: { positions: [{ ticker: 'B' }] },
    });
    expect(await serving.riskLimits.find(LOCAL_USER_ID, null)).toMatchObject({ state: 'valid' });
    expect(await serving.scenarios.findByName(LOCAL_USER_ID, 'what_if')).toMatchObject({
      content: {
        basePortfolio: 'default',
        targetWeights: new Map([
          ['A', 0.25],
          ['C', 0.75],
        ]),
        extra: new Map([
          ['start_date', '2020-01-01'],
          ['end_date', '2021-01-01'],
        ]),
      },
    });
    const [newest] = await serving.changes.list(ANN, ALL_CHANGES);
    expect(newest).toMatchObject({
      versionBefore: null,
      reason: expect.stringMatching(/^imported from .*portfolio_ann\.yaml$/),
    });
    expect(Object.keys(await place.texts('../work'))).toEqual(['other.yaml']);
    expect((await transfer.import(WHOLE_RUN)).users).toEqual([]);
  });

  it('refuses an older what-if in shares, and an older file that contradicts a newer one', async () => {
    const text =
      'start_date: "2020-01-01"\nend_date: "2021-01-01"\nportfolio_input:\n  A: { shares: 1 }\n';
    await place.write('work/what_if_portfolio.yaml', text);
    await place.write('work/portfolio_ann.yaml', text);
    await place.files.portfolios.save(ANN, 'default', MAIN, ANY);

    const report = await transfer.import(WHOLE_RUN);

    expect(report.users).toMatchObject([
      {
        user: 'ann',
        outcome: 'failed',
        faults: [
          { code: 'name-mismatch', detail: expect.stringContaining('another portfolio "default"') },
        ],
      },
      {
        user: 'local',
        outcome: 'failed',
        faults: [
          {
            pointer: '/target_weights',
            detail: expect.stringContaining('a weight for each position'),
          },
        ],
      },
    ]);
    expect(await serving.portfolios.list(ANN, { after: null, limit: 9 })).toHaveLength(1);
  });

  it('does not bring back what was deleted in the database after a run that was cut short', async () => {
    await save();
    const texts = await place.texts();
    await transfer.import(WHOLE_RUN);
    await serving.portfolios.delete(ANN, 'main', ANY);
    await serving.scenarios.save(ANN, 's', { ...SCENARIO, description: 'newer' }, ANY);
    for (const [path, text] of Object.entries(texts)) await place.write(`data/users/${path}`, text);

    const report = await transfer.import(WHOLE_RUN);

    const outcomes = report.users[0]?.documents.map(
      ({ document, outcome }) => `${document} ${outcome}`,
    );
    expect(outcomes?.sort()).toEqual([
      'portfolio superseded',
      'risk-limits superseded',
      'risk-limits unchanged',
      'scenario superseded',
    ]);
    expect(await serving.portfolios.findByName(ANN, 'main')).toBeNull();
    expect(await serving.scenarios.findByName(ANN, 's')).toMatchObject({
      content: { description: 'newer' },
    });
    expect(await place.texts()).toEqual({});
  });

  it('takes a folder that was copied from another user', async () => {
    await save();
    for (const [path, text] of Object.entries(await place.texts())) {
      await place.write(`data/users/carl/${path.slice('ann/'.length)}`, text);
    }

    const report = await transfer.import(WHOLE_RUN);

    expect(report.users.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    const [ann, carl] = await Promise.all(
      [ANN, toUserId('carl')].map((user) => serving.changes.list(user, ALL_CHANGES)),
    );
    expect(carl).toEqual(ann);
  });

  it('knows nobody who has neither files nor rows, and lets whoever was moved be named again', async () => {
    await save(ANN);
    const named = (user: string): Promise<TransferReport> =>
      transfer.import({ ...WHOLE_RUN, user });

    await expect(named('anne')).rejects.toMatchObject({ code: 'user-not-found' });
    await named('ann');
    const again = await named('ann');

    expect(again.users).toEqual([]);
    const rows = await queryDatabase(
      place.database.ownerUrl,
      'SELECT google_user_id AS sub FROM users',
    );
    expect(rows).toEqual([{ sub: 'ann' }]);
  });

  it('finds one user by id or e-mail address, and stops between two users', async () => {
    await save(ANN);
    await save(BOB);
    await queryDatabase(
      place.database.ownerUrl,
      `INSERT INTO users (google_user_id, email) VALUES ('ann', 'Ann@example.com')`,
    );

    const one = await transfer.import({ ...WHOLE_RUN, user: 'ann@EXAMPLE.com' });
    await save(ANN);
    const interruption = new AbortController();
    const stopped = await transfer.import({
      ...WHOLE_RUN,
      signal: interruption.signal,
      onProgress: ({ stage }) => {
        if (stage === 'kept') interruption.abort();
      },
    });

    expect(one.users.map(({ user }) => user)).toEqual([ANN]);
    expect(stopped.users).toHaveLength(1);
    expect(stopped.usersLeft).toBe(1);
  });
});
