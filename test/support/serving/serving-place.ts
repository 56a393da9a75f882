import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toUserId } from '../../../src/auth/user-id.js';
import { systemClock } from '../../../src/common/clock.js';
import { encodeSegment } from '../../../src/common/file/path-segment.js';
import type { StorageAdapter } from '../../../src/storage/storage-adapter.js';
import { openStorage, type OptionsOf } from '../../../src/storage/storage-adapters.js';
import { PORTFOLIO, PRICES } from '../../cli/run-risk.js';
import { aPortfolio, shares } from '../portfolio-builder.js';
import { aStoppableDatabase, type StoppableDatabase } from '../stoppable-database.js';
import type { ServingRow } from './serving-rows.js';

/** Tells the copies of a portfolio apart. */
export const END_DATES = { row: '2009-11-30', file: '2009-12-31' } as const;

const ANY = { condition: { kind: 'any' }, reason: null } as const;

/** A working directory with older files, a data folder and a database, in which users have what their rows say. */
export class ServingPlace {
  private constructor(
    readonly workingDirectory: string,
    readonly database: StoppableDatabase,
  ) {}

  private get directory(): string {
    return join(this.workingDirectory, 'data');
  }

  static async prepare(rows: readonly ServingRow[]): Promise<ServingPlace> {
    const workingDirectory = await mkdtemp(join(tmpdir(), 'risk-serving-'));
    const place = new ServingPlace(workingDirectory, await aStoppableDatabase());
    await writeFile(join(workingDirectory, 'portfolio.yaml'), PORTFOLIO);
    await place.inEach(async (file, database) => {
      for (const row of rows) await place.fill(row, { file, database });
    });
    return place;
  }

  /** Settings of a process that works here, for one user. */
  environment(user: string): Readonly<Record<string, string>> {
    return {
      USE_DATABASE: 'true',
      DATABASE_URL: this.database.url.reveal(),
      DB_POOL_SIZE: '2',
      DATA_DIR: this.directory,
      PRICES_DIR: PRICES,
      RISK_USER: user,
    };
  }

  get storage(): OptionsOf<'database'> {
    const { url, ownerUrl } = this.database;
    return {
      store: 'database',
      server: { kind: 'address', url, ownerUrl },
      poolSize: 2,
      fileDirectory: this.directory,
      workingDirectory: this.workingDirectory,
      migrateOnBoot: false,
    };
  }

  /** Where the file store keeps a portfolio. */
  portfolioFile(user: string, name: string): string {
    return join(this.userFolder(user), 'portfolios', `${name}.yaml`);
  }

  olderFile(user: string): string {
    return join(this.workingDirectory, `portfolio_${encodeSegment(user)}.yaml`);
  }

  /** Puts a portfolio into the database, whoever serves its user. */
  putRow(user: string, name: string): Promise<void> {
    return this.inEach(async (_file, { portfolios }) => {
      await portfolios.save(toUserId(user), name, copyOf('row'), ANY);
    });
  }

  /** Puts a portfolio into the data folder, whoever serves its user. */
  putFile(user: string, name: string): Promise<void> {
    return this.inEach(async ({ portfolios }) => {
      await portfolios.save(toUserId(user), name, copyOf('file'), ANY);
    });
  }

  removeFiles(user: string): Promise<void> {
    return rm(this.userFolder(user), { recursive: true });
  }

  userFolder(user: string): string {
    return join(this.directory, 'users', encodeSegment(user));
  }

  /** Every file there is, with its text. */
  async files(): Promise<ReadonlyMap<string, string>> {
    const entries = await readdir(this.workingDirectory, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    const texts = paths.sort().map(async (path) => [path, await readFile(path, 'utf8')] as const);
    return new Map(await Promise.all(texts));
  }

  async dispose(): Promise<void> {
    await this.database.dispose();
    await rm(this.workingDirectory, { recursive: true, force: true });
  }

  private async inEach(
    work: (file: StorageAdapter, database: StorageAdapter) => Promise<void>,
  ): Promise<void> {
    const file = await openStorage({ store: 'file', directory: this.directory }, systemClock);
    const database = await openStorage(
      // Without files everybody is the database's.
      { ...this.storage, fileDirectory: join(this.workingDirectory, 'none') },
      systemClock,
    );
    try {
      await work(file, database);
    } finally {
      await Promise.all([file.close(), database.close()]);
    }
  }

  private async fill(
    { user, rows, files, olderFile = false }: ServingRow,
    { file, database }: { readonly file: StorageAdapter; readonly database: StorageAdapter },
  ): Promise<void> {
    const owner = toUserId(user);
    if (rows === 'a portfolio') {
      await database.portfolios.save(owner, 'mine', copyOf('row'), ANY);
    }
    if (rows === 'scenario') await database.scenarios.save(owner, 's', SCENARIO, ANY);
    if (rows === 'limits') await database.riskLimits.save(owner, null, LIMITS, ANY);
    if (rows === 'deleted') await saveAndDelete(database, owner);
    if (files === 'a portfolio') await file.portfolios.save(owner, 'mine', copyOf('file'), ANY);
    if (files === 'deleted') await saveAndDelete(file, owner);
    if (olderFile) await writeFile(this.olderFile(user), PORTFOLIO);
  }
}

const SCENARIO = {
  description: null,
  basePortfolio: null,
  targetWeights: new Map([['IBM', 1]]),
  extra: new Map(),
};
const LIMITS = { limits: { max_loss: -0.2 }, additionalSettings: null, extra: new Map() };

function copyOf(kind: keyof typeof END_DATES): ReturnType<typeof aPortfolio> {
  return aPortfolio([shares('IBM', 1)], { startDate: '2005-01-01', endDate: END_DATES[kind] });
}

async function saveAndDelete(
  { portfolios }: StorageAdapter,
  owner: ReturnType<typeof toUserId>,
): Promise<void> {
  await portfolios.save(owner, 'gone', copyOf('row'), ANY);
  await portfolios.delete(owner, 'gone', ANY);
}
