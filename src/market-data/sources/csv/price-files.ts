import { dirname, join } from 'node:path';
import type { Clock } from '../../../common/clock.js';
import { PriceSourceUnavailableError } from '../../market-data.errors.js';
import { CURRENCIES_FILE } from './currencies.js';
import { asPriceFile, findPriceFile, statIfPresent, type PriceFile } from './price-file.js';

/** The files that the prices of one ticker depend on. */
export interface PriceFiles {
  /** The file named after the ticker; it goes before the wide one. */
  readonly own: PriceFile | null;
  /** The file with a column for each ticker. */
  readonly wide: PriceFile | null;
  readonly currencies: PriceFile | null;
}

const WIDE_FILE = 'prices.csv';

/**
 * Finds the files of a ticker under a path that is the wide file itself or a folder.
 * @throws PriceSourceUnavailableError when there is nothing at the path.
 */
export async function findPriceFiles(
  path: string,
  ticker: string,
  clock: Clock,
): Promise<PriceFiles> {
  const root = await statIfPresent(path);
  if (root === null) {
    const reason = 'there is no such file or folder; --prices or PRICES_DIR says where they are';
    throw new PriceSourceUnavailableError({ place: path, reason });
  }
  if (!root.isDirectory()) {
    const currencies = await findPriceFile(join(dirname(path), CURRENCIES_FILE), clock);
    return { own: null, wide: asPriceFile(path, root, clock), currencies };
  }
  const ownName = fileNameOf(ticker);
  const [own, wide, currencies] = await Promise.all([
    ownName === null ? null : findPriceFile(join(path, ownName), clock),
    findPriceFile(join(path, WIDE_FILE), clock),
    findPriceFile(join(path, CURRENCIES_FILE), clock),
  ]);
  return { own, wide, currencies };
}

/** Null when the ticker cannot name a file of its own: `prices`, or text that is not well-formed. */
function fileNameOf(ticker: string): string | null {
  if (/\p{Surrogate}/u.test(ticker)) return null;
  const name = `${encodeURIComponent(ticker)}.csv`;
  return name === WIDE_FILE ? null : name;
}
