import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { migrate } from '../../src/storage/prisma/migrations/migrate.js';
import { rollback } from '../../src/storage/prisma/migrations/rollback.js';
import { planRollback } from '../../src/storage/prisma/migrations/plan-rollback.js';
import { aMigratedDatabase, type TemporaryDatabase } from '../support/temporary-database.js';
import { queryDatabase } from '../support/query-database.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The exit code of `migrate diff` when there is a difference. */
const DIFFERS = 2;

/** Each command starts two processes. */
const TIMEOUT_MS = 90_000;

interface Said {
  readonly code: number | null;
  readonly output: string;
}

describe("Prisma's own commands", () => {
  let database: TemporaryDatabase;
  beforeAll(async () => {
    database = await aMigratedDatabase();
  });
  afterAll(() => database.dispose());

  function prisma(...args: readonly string[]): Promise<Said> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ['scripts/prisma.mjs', ...args], {
        cwd: ROOT,
        // The engine makes a shadow database beside it, so it comes as who may do that.
        env: { ...process.env, DATABASE_OWNER_URL: database.administratorUrl.reveal() },
      });
      let output = '';
      child.stdout.on('data', (text: Buffer) => (output += text.toString()));
      child.stderr.on('data', (text: Buffer) => (output += text.toString()));
      child.on('error', reject);
      child.on('close', (code) => {
        resolve({ code, output });
      });
    });
  }

  const schema = ['--to-schema', 'prisma/schema.prisma', '--exit-code'];

  it('see no difference between the schema and what the migrations make', async () => {
    const said = await prisma(
      'migrate',
      'diff',
      '--from-migrations',
      'prisma/migrations',
      ...schema,
    );

    expect(said).toEqual({ code: 0, output: expect.stringContaining('No difference detected') });
  });

  it('see none between the schema and the database, until there is one', async () => {
    const diff = ['migrate', 'diff', '--from-config-datasource', ...schema];

    const same = await prisma(...diff);
    await queryDatabase(database.ownerUrl, 'ALTER TABLE users ADD COLUMN stray INTEGER');
    const different = await prisma(...diff);
    await queryDatabase(database.ownerUrl, 'ALTER TABLE users DROP COLUMN stray');

    expect(same).toEqual({ code: 0, output: expect.stringContaining('No difference detected') });
    expect(different).toEqual({ code: DIFFERS, output: expect.stringContaining('stray') });
  });

  it(
    'take as applied what was applied, as pending what was undone, and apply that themselves',
    async () => {
      const applied = await prisma('migrate', 'status');
      const plan = await planRollback(database.ownerUrl, { kind: 'steps', steps: 1 });
      await rollback(database.ownerUrl, plan);
      const undone = await prisma('migrate', 'status');
      const deployed = await prisma('migrate', 'deploy');
      const leftToDo = await migrate(database.ownerUrl);

      expect(applied).toEqual({ code: 0, output: expect.stringContaining('schema is up to date') });
      expect(undone).toEqual({ code: 1, output: expect.stringContaining('not yet been applied') });
      expect(undone.output).toContain(plan.undone[0]);
      expect(deployed.code).toBe(0);
      expect(leftToDo).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
