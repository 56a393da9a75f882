import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemClock } from '../common/clock.js';
import { AppError } from '../common/problem/app-error.js';
import { databaseOptions } from '../storage/database-options.js';
import type { DataTransfer } from '../storage/data-transfer.js';
import { openDataTransfer } from '../storage/storage-adapters.js';
import { openSettings } from './settings.js';
import { type Terminal, warnOfEvent } from './terminal.js';

export interface TransferPlace {
  /** In place of the data folder, and of the working folder for files of older versions. */
  readonly dir?: string;
  /** Whether files are to serve from there. */
  readonly switch?: boolean;
}

/**
 * Does the task between the files and the database that the settings name, whether that is in use yet or not.
 * @throws AppError `invalid-request` for a folder that files could not serve from
 */
export async function withTransfer<Result>(
  { dir, switch: isSwitch = false }: TransferPlace,
  terminal: Terminal,
  task: (transfer: DataTransfer) => Promise<Result>,
): Promise<Result> {
  const settings = await openSettings({}, terminal);
  const { dataDirectory } = settings;
  if (isSwitch && dir !== undefined && resolve(dir) !== resolve(dataDirectory)) {
    throw new AppError(
      'invalid-request',
      `--switch lets files serve, and these are read from DATA_DIR, "${dataDirectory}": leave out --dir, or set DATA_DIR`,
    );
  }
  const transfer = await openDataTransfer(
    {
      server: databaseOptions(settings).server,
      directory: dir ?? dataDirectory,
      legacyDirectory: dir ?? '.',
      localUser: settings.user,
    },
    systemClock,
    (event, fields) => {
      warnOfEvent(terminal, event, fields);
    },
  );
  try {
    return await task(transfer);
  } finally {
    await transfer.close();
  }
}

/** @throws AppError `file-not-found` */
export async function requireFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() === true) return;
  throw new AppError('file-not-found', `there is no folder "${path}"`);
}
