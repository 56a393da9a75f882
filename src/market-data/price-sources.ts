import { CachedPriceSource } from './cached.price-source.js';
import type { PriceSource } from './price-source.js';
import type { OptionsOf, PriceSourceName, PriceSourceOptions } from './price-source.options.js';
import { SingleFlightPriceSource } from './single-flight.price-source.js';

type Openers = {
  readonly [Name in PriceSourceName]: (options: OptionsOf<Name>) => Promise<PriceSource>;
};

/** The only place that knows every source; each is loaded when it is chosen, and not before. */
const OPENERS: Openers = {
  csv: async (options) => {
    const { openCsvPriceSource } = await import('./sources/csv.price-source.js');
    return openCsvPriceSource(options);
  },
  memory: async ({ series }) => {
    const { MemoryPriceSource } = await import('./sources/memory.price-source.js');
    return new MemoryPriceSource(series);
  },
};

/**
 * Opens the chosen source behind a cache and single flight.
 * @throws PriceSourceUnavailableError when it is not there.
 */
export async function openPriceSource(options: PriceSourceOptions): Promise<PriceSource> {
  const source = await openBare(options);
  return new CachedPriceSource(new SingleFlightPriceSource(source));
}

function openBare<Name extends PriceSourceName>(
  options: OptionsOf<Name> & { readonly source: Name },
): Promise<PriceSource> {
  return OPENERS[options.source](options);
}
