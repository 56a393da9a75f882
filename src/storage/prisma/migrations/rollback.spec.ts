import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aMigrationFolder,
  type MigrationFolder,
} from '../../../../test/support/migration-folder.js';
import { queryDatabase } from '../../../../test/support/query-database.js';
import {
  anEmptyDatabase,
  type TemporaryDatabase,
} from '../../../../test/support/temporary-database.js';
import type { RollbackPlan, RollbackTarget } from '../../database-migrations.js';
import { migrate } from './migrate.js';
import { migrationStatus } from './migration-status.js';
import { planRollback } from './plan-rollback.js';
import { rollback } from './rollback.js';

const MIGRATIONS = {
  '1_people': {
    up: 'CREATE TABLE people (id INTEGER); CREATE TABLE nobody (id INTEGER);',
    down: 'DROP TABLE people; DROP TABLE nobody;',
  },
  '2_pets': {
    up: 'CREATE TABLE pets (id INTEGER); ALTER TABLE people ADD COLUMN "Nick name" TEXT;',
    down: 'DROP TABLE pets; ALTER TABLE people DROP COLUMN "Nick name";',
  },
  '3_crowd': {
    up: 'INSERT INTO people SELECT generate_series(1, 5);',
    down: 'DELETE FROM people WHERE id > 3;',
  },
};

describe('rollback', () => {
  let database: TemporaryDatabase;
  let folder: MigrationFolder;
  beforeEach(async () => {
    database = await anEmptyDatabase();
    folder = await aMigrationFolder(MIGRATIONS);
    await migrate(database.ownerUrl, { folder: folder.path });
    await queryDatabase(
      database.ownerUrl,
      `INSERT INTO pets VALUES (1), (2); UPDATE people SET "Nick name" = 'it' WHERE id < 3`,
    );
  });
  afterEach(async () => {
    await folder.dispose();
    await database.dispose();
  });

  const plan = (target: RollbackTarget): Promise<RollbackPlan> =>
    planRollback(database.ownerUrl, target, folder.path);

  const undo = (undone: readonly string[]): Promise<void> =>
    rollback(database.ownerUrl, { undone }, { folder: folder.path });

  async function states(): Promise<readonly string[]> {
    const standings = await migrationStatus(database.ownerUrl, folder.path);
    return standings.map(({ name, state }) => `${name} ${state}`);
  }

  it('says beforehand which rows, columns and tables go, and changes nothing by that', async () => {
    const one = await plan({ kind: 'steps', steps: 1 });
    const two = await plan({ kind: 'to', name: '1_people' });
    const all = await plan({ kind: 'steps', steps: 3 });
    const none = await plan({ kind: 'to', name: '3_crowd' });

    const twoRows = { table: 'people', column: null, rows: 2 };
    expect(one).toEqual({ undone: ['3_crowd'], losses: [twoRows], untried: [] });
    expect(two).toEqual({
      undone: ['3_crowd', '2_pets'],
      losses: [
        twoRows,
        { table: 'people', column: 'Nick name', rows: 2 },
        { table: 'pets', column: null, rows: 2 },
      ],
      untried: [],
    });
    expect(all.undone).toEqual(['3_crowd', '2_pets', '1_people']);
    expect(all.losses).toEqual([
      { table: 'people', column: null, rows: 5 },
      { table: 'pets', column: null, rows: 2 },
    ]);
    expect(none).toEqual({ undone: [], losses: [], untried: [] });
    expect(await states()).toEqual(['1_people applied', '2_pets applied', '3_crowd applied']);
    expect(await queryDatabase(database.ownerUrl, 'SELECT FROM people')).toHaveLength(5);
  });

  it('undoes what was planned, which can then be applied anew', async () => {
    await undo(['3_crowd', '2_pets']);

    const left = await queryDatabase(database.ownerUrl, 'SELECT * FROM people ORDER BY id');
    expect(left).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(await states()).toEqual(['1_people applied', '2_pets pending', '3_crowd pending']);
    expect(await migrate(database.ownerUrl, { folder: folder.path })).toEqual([
      '2_pets',
      '3_crowd',
    ]);
  });

  it('undoes nothing when somebody was quicker', async () => {
    const { undone } = await plan({ kind: 'steps', steps: 1 });
    await undo(undone);

    await expect(undo(undone)).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('somebody else has migrated the database meanwhile'),
    });
    expect(await states()).toEqual(['1_people applied', '2_pets applied', '3_crowd pending']);
  });

  it('keeps a migration whole whose way back fails half-way', async () => {
    await folder.put('3_crowd', {
      ...MIGRATIONS['3_crowd'],
      down: 'DELETE FROM people;\nDROP TABLE plants;',
    });
    const failure = {
      code: 'migration-failed',
      message: expect.stringMatching(/3_crowd\/down\.sql: table "plants" does not exist/),
    };

    await expect(plan({ kind: 'steps', steps: 1 })).rejects.toMatchObject(failure);
    await expect(undo(['3_crowd'])).rejects.toMatchObject(failure);

    expect(await queryDatabase(database.ownerUrl, 'SELECT FROM people')).toHaveLength(5);
    expect(await states()).toContain('3_crowd applied');
  });

  it('cannot say what is lost on a way back that runs without a transaction, and says that', async () => {
    await folder.put('3_crowd', {
      ...MIGRATIONS['3_crowd'],
      down: '-- without transaction\nDELETE FROM people WHERE id > 3;',
    });

    const { losses, untried, undone } = await plan({ kind: 'steps', steps: 2 });
    await undo(undone);

    expect(losses).toEqual([]);
    expect(untried).toEqual(['3_crowd', '2_pets']);
    expect(await states()).toEqual(['1_people applied', '2_pets pending', '3_crowd pending']);
  });

  it.each<[string, RollbackTarget, string]>([
    ['more than there are', { kind: 'steps', steps: 4 }, 'only 1_people, 2_pets, 3_crowd applied'],
    ['to one that is not there', { kind: 'to', name: '2_cats' }, '"2_cats" is not applied'],
  ])('refuses to go %s', async (_what, target, message) => {
    await expect(plan(target)).rejects.toMatchObject({
      code: 'invalid-request',
      message: expect.stringContaining(message),
    });
  });

  it('refuses one that has no way back', async () => {
    await folder.put('4_end', { up: 'SELECT 1;' });
    await migrate(database.ownerUrl, { folder: folder.path });

    await expect(plan({ kind: 'steps', steps: 2 })).rejects.toMatchObject({
      code: 'migration-failed',
      message: '4_end has no way back: its folder has no down.sql',
    });
  });
});
