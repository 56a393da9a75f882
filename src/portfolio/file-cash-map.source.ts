import { FollowedFile } from '../common/document/followed-file.js';
import type { WarningLog } from '../common/warning-log.js';
import { BUILT_IN_CASH_MAP, type CashMap, readCashMap } from './cash-map.js';
import { CashMapSource } from './cash-map.source.js';

export interface CashMapFileOptions {
  readonly path: string;
  readonly onWarning: WarningLog;
}

/**
 * Opens the cash map of a YAML file, which follows every edit. Without a file the built-in map holds. A broken edit, or a
 * file that goes away, is logged once and the last good map stays.
 * @throws AppError `invalid-document` when the file is broken now, `invalid-settings` when it cannot be read.
 */
export async function openCashMapFile(options: CashMapFileOptions): Promise<CashMapSource> {
  const source = new FileCashMapSource(options);
  await source.current();
  return source;
}

class FileCashMapSource extends CashMapSource {
  private readonly file: FollowedFile<CashMap>;

  constructor(options: CashMapFileOptions) {
    super();
    this.file = new FollowedFile({
      ...options,
      what: 'cash map',
      setting: 'CASH_MAP',
      read: readCashMap,
      builtIn: BUILT_IN_CASH_MAP,
    });
  }

  override current(): Promise<CashMap> {
    return this.file.current();
  }
}
