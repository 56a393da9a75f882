import { CachedPriceSource } from './cached.price-source.js';
import type { PriceSource } from './price-source.js';
import type { OptionsOf, PriceSourceName, PriceSourceOptions } from './price-source.options.js';
import type { PriceSurroundings } from './price-surroundings.js';
import { SingleFlightPriceSource } from './single-flight.price-source.js';

type Openers = {
  readonly [Name in PriceSourceName]: (
    options: OptionsOf<Name>,
    surroundings: PriceSurroundings,
  ) => Promise<PriceSource>;
};

/** The only place that knows every source; each is loaded when it is chosen, and not before. */
const OPENERS: Openers = {
  csv: async ({ path }, { clock }) => {
    const { openCsvPriceSource } = await import('./sources/csv.price-source.js');
    return openCsvPriceSource({ path, clock });
  },
  fmp: async (options, surroundings) => {
    const { openFmpPriceSource } = await import('./sources/fmp.price-source.js');
    return openFmpPriceSource(options, surroundings);
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
export async function openPriceSource(
  options: PriceSourceOptions,
  surroundings: PriceSurroundings,
): Promise<PriceSource> {
  const source = await openBare(options, surroundings);
  return new CachedPriceSource(new SingleFlightPriceSource(source));
}

function openBare<Name extends PriceSourceName>(
  options: OptionsOf<Name> & { readonly source: Name },
  surroundings: PriceSurroundings,
): Promise<PriceSource> {
  return OPENERS[options.source](options, surroundings);
}
