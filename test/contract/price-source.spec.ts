import { CachedPriceSource } from '../../src/market-data/cached.price-source.js';
import { PRICE_SURROUNDINGS } from '../support/price-surroundings.js';
import { openPriceSource } from '../../src/market-data/price-sources.js';
import type { PriceSource } from '../../src/market-data/price-source.js';
import { SingleFlightPriceSource } from '../../src/market-data/single-flight.price-source.js';
import { openCsvPriceSource } from '../../src/market-data/sources/csv.price-source.js';
import { MemoryPriceSource } from '../../src/market-data/sources/memory.price-source.js';
import type { PriceSeries } from '../../src/risk/engine/returns/price-series.js';
import { anFmp } from '../support/fmp-source.js';
import { aPriceFolder, currenciesOf, tickerTable, wideTable } from '../support/price-folder.js';
import { describePriceSourceContract, type OpenedSource } from './price-source.contract.js';

function inMemory(wrap: (source: PriceSource) => PriceSource) {
  return (series: readonly PriceSeries[]): Promise<OpenedSource> =>
    Promise.resolve({
      source: wrap(new MemoryPriceSource(series)),
      dispose: () => Promise.resolve(),
    });
}

async function wideFile(series: readonly PriceSeries[]): Promise<OpenedSource> {
  const { path, write, dispose } = await aPriceFolder();
  await write('table.csv', wideTable(series));
  await write('currencies.yaml', currenciesOf(series));
  return { source: await openCsvPriceSource({ path: `${path}/table.csv` }), dispose };
}

async function folderOfFiles(series: readonly PriceSeries[]): Promise<OpenedSource> {
  const { path, write, dispose } = await aPriceFolder();
  for (const each of series) {
    await write(`${encodeURIComponent(each.ticker)}.csv`, tickerTable(each));
  }
  await write('currencies.yaml', currenciesOf(series));
  return { source: await openCsvPriceSource({ path }), dispose };
}

async function folderThroughRegistry(series: readonly PriceSeries[]): Promise<OpenedSource> {
  const { path, write, dispose } = await aPriceFolder();
  await write('prices.csv', wideTable(series));
  await write('currencies.yaml', currenciesOf(series));
  return { source: await openPriceSource({ source: 'csv', path }, PRICE_SURROUNDINGS), dispose };
}

async function overHttp(series: readonly PriceSeries[]): Promise<OpenedSource> {
  const { open, dispose } = await anFmp(series);
  return { source: await open(), dispose };
}

describePriceSourceContract(
  'in memory',
  inMemory((source) => source),
);
describePriceSourceContract(
  'behind a cache',
  inMemory((source) => new CachedPriceSource(source)),
);
describePriceSourceContract(
  'behind single flight',
  inMemory((source) => new SingleFlightPriceSource(source)),
);
describePriceSourceContract('of one wide CSV file', wideFile);
describePriceSourceContract('of a folder of CSV files', folderOfFiles);
describePriceSourceContract('of a folder with a wide file, as it is opened', folderThroughRegistry);
describePriceSourceContract('of Financial Modeling Prep, as it is opened', overHttp);
