import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LOCAL_USER_ID } from '../../src/auth/user-id.js';
import type { DataTransfer, ExportRequest } from '../../src/storage/data-transfer.js';
import type { StorageAdapter } from '../../src/storage/storage-adapter.js';
import { openDataTransfer, openStorage } from '../../src/storage/storage-adapters.js';
import { aMigratedDatabase, type MigratedDatabase } from './temporary-database.js';
import { tickingClock } from './ticking-clock.js';

/** Files and a database, and what moves users between them. */
export interface MovingUsers {
  readonly database: MigratedDatabase;
  /** The data folder; it is there. */
  readonly directory: string;
  /** Where older versions kept their files. */
  readonly workingDirectory: string;
  readonly warnings: readonly string[];
  readonly files: StorageAdapter;
  /** As the server has it: the database, and files for those who are in files only. */
  openServing(): Promise<StorageAdapter>;
  openTransfer(): Promise<DataTransfer>;
  /** Every file below the data folder that holds data, with its text, by path. */
  texts(below?: string): Promise<Readonly<Record<string, string>>>;
  /** Writes below the folder that holds data and working folder. */
  write(path: string, text: string): Promise<void>;
  /** Removes every row and file, for the next case. */
  empty(): Promise<void>;
  dispose(): Promise<void>;
}

export const WHOLE_RUN: ExportRequest = {
  user: null,
  isDryRun: false,
  isSwitch: false,
  signal: new AbortController().signal,
  onProgress: () => undefined,
};

export async function openMovingUsers(): Promise<MovingUsers> {
  const parent = await mkdtemp(join(tmpdir(), 'risk-moving-'));
  const directory = join(parent, 'data');
  const workingDirectory = join(parent, 'work');
  await Promise.all([mkdir(directory), mkdir(workingDirectory)]);
  const database = await aMigratedDatabase();
  const warnings: string[] = [];
  const onWarning = (event: string): void => {
    warnings.push(event);
  };
  const { url, ownerUrl } = database;
  const server = { kind: 'address', url, ownerUrl } as const;
  const opened = new Set<() => Promise<void>>();
  const kept = async <Opened extends { close(): Promise<void> }>(
    opening: Promise<Opened>,
  ): Promise<Opened> => {
    const result = await opening;
    const close = async (): Promise<void> => {
      if (opened.delete(close)) await result.close();
    };
    opened.add(close);
    return { ...result, close };
  };
  const files = await kept(openStorage({ store: 'file', directory }, tickingClock(), onWarning));
  return {
    database,
    directory,
    workingDirectory,
    warnings,
    files,
    openServing: () =>
      kept(
        openStorage(
          {
            store: 'database',
            server,
            poolSize: 3,
            fileDirectory: directory,
            migrateOnBoot: false,
          },
          tickingClock(),
          onWarning,
        ),
      ),
    openTransfer: () =>
      kept(
        openDataTransfer(
          { server, directory, legacyDirectory: workingDirectory, localUser: LOCAL_USER_ID },
          tickingClock(),
          onWarning,
        ),
      ),
    texts: (below = 'users') => textsBelow(join(directory, below)),
    write: async (path, text) => {
      await mkdir(dirname(join(parent, path)), { recursive: true });
      await writeFile(join(parent, path), text);
    },
    empty: async () => {
      await database.empty();
      for (const folder of [directory, workingDirectory]) {
        await rm(folder, { recursive: true });
        await mkdir(folder);
      }
    },
    dispose: async () => {
      await Promise.all([...opened].map((close) => close()));
      await database.dispose();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

/** Locks say who writes, and are no data. */
const LOCKS = /\.lock(-owner)?$/;

async function textsBelow(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && !LOCKS.test(entry.name));
  const texts: Record<string, string> = {};
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    texts[path.slice(folder.length + 1)] = await readFile(path, 'utf8');
  }
  return texts;
}
