import { systemClock, type Clock } from '../../common/clock.js';
import { plainAnswer } from '../plain-answer.js';
import { type PriceAnswer, PriceSource } from '../price-source.js';
import { currencyOf, readCurrencies, type Currencies } from './csv/currencies.js';
import { LatestRevision } from './csv/latest-revision.js';
import type { PriceFile } from './csv/price-file.js';
import { findPriceFiles, type PriceFiles } from './csv/price-files.js';
import { readTickerHeader, readWideHeader } from './csv/price-header.js';
import { datedCloses, type PriceTable } from './csv/price-table.js';
import { readPriceTable } from './csv/read-price-table.js';
import { requireSound, type CheckedFile } from './csv/require-sound.js';

export interface CsvPriceSourceOptions {
  /** One wide file, or a folder with a file for each ticker, a wide `prices.csv`, or both. */
  readonly path: string;
  /** @default systemClock */
  readonly clock?: Clock;
}

/**
 * Prices from CSV files, with an optional `currencies.yaml` beside them. Edits are seen at the next ask.
 * @throws PriceSourceUnavailableError when there is nothing at the path.
 */
export async function openCsvPriceSource({
  path,
  clock = systemClock,
}: CsvPriceSourceOptions): Promise<PriceSource> {
  await findPriceFiles(path, '', clock);
  return new CsvPriceSource(path, clock);
}

class CsvPriceSource extends PriceSource {
  readonly description: string;
  private readonly wideTable = new LatestRevision<PriceTable>();
  private readonly currencies = new LatestRevision<Currencies>();

  constructor(
    private readonly path: string,
    private readonly clock: Clock,
  ) {
    super();
    this.description = `csv:${path}`;
  }

  async findSeries(ticker: string): Promise<PriceAnswer> {
    const files = await findPriceFiles(this.path, ticker, this.clock);
    const table = await this.findTable(files, ticker);
    if (table === null) return plainAnswer(null);
    requireSound(ticker, [{ file: table.file, faults: [table.headerFaults] }]);
    const column = table.columns.get(ticker);
    if (column === undefined) return plainAnswer(null);
    const { currency, checked } = await this.findCurrency(files.currencies, ticker);
    const prices = { file: table.file, faults: [table.rowFaults, column.faults] };
    requireSound(ticker, [prices, ...checked]);
    const { dates, closes } = datedCloses(table, column);
    return plainAnswer(closes.length === 0 ? null : { ticker, currency, dates, closes });
  }

  async revision(ticker: string): Promise<string> {
    const { own, wide, currencies } = await findPriceFiles(this.path, ticker, this.clock);
    return JSON.stringify([(own ?? wide)?.revision ?? null, currencies?.revision ?? null]);
  }

  async condition(): Promise<'usable'> {
    await findPriceFiles(this.path, '', this.clock);
    return 'usable';
  }

  private async findTable({ own, wide }: PriceFiles, ticker: string): Promise<PriceTable | null> {
    if (own !== null) return readPriceTable(own.path, readTickerHeader(ticker));
    if (wide === null) return null;
    return this.wideTable.get(wide.revision, () => readPriceTable(wide.path, readWideHeader));
  }

  private async findCurrency(
    file: PriceFile | null,
    ticker: string,
  ): Promise<{ readonly currency: string | null; readonly checked: readonly CheckedFile[] }> {
    if (file === null) return { currency: null, checked: [] };
    const currencies = await this.currencies.get(file.revision, () => readCurrencies(file.path));
    const reading = currencyOf(file.path, currencies, ticker);
    if (reading.ok) return { currency: reading.value, checked: [] };
    return { currency: null, checked: [{ file: file.path, faults: [reading.faults] }] };
  }
}
