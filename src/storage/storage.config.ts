import type { Settings } from '../config/settings-table.js';
import { databaseOptions, type DatabaseSettings } from './database-options.js';
import type { StorageOptions } from './storage.options.js';

type Chosen = Pick<Settings, 'useDatabase'> & DatabaseSettings;

/** A legal value of USE_DATABASE without a store of its own does not compile. */
const STORE_BY_USE_DATABASE: Readonly<
  Record<`${Settings['useDatabase']}`, (chosen: Chosen) => StorageOptions>
> = {
  false: ({ dataDirectory }) => ({ store: 'file', directory: dataDirectory }),
  true: (chosen) => ({ store: 'database', ...databaseOptions(chosen) }),
};

/** The store that the settings choose. */
export function storageOptions(chosen: Chosen): StorageOptions {
  return STORE_BY_USE_DATABASE[`${chosen.useDatabase}`](chosen);
}
