import { type FollowedPath, openFollowedFile } from '../common/document/followed-file.js';
import { BUILT_IN_CASH_MAP, readCashMap } from './cash-map.js';
import type { CashMapSource } from './cash-map.source.js';

/** The cash map of a YAML file; without a file the built-in map. @throws as `openFollowedFile` does */
export function openCashMapFile(options: FollowedPath): Promise<CashMapSource> {
  return openFollowedFile({
    ...options,
    what: 'cash map',
    setting: 'CASH_MAP',
    read: readCashMap,
    builtIn: BUILT_IN_CASH_MAP,
  });
}
