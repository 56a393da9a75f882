import { EngineError, type EngineFault } from '../engine-error.js';
import type { Factor } from '../factors/explain-asset.js';
import { listNames } from '../list-names.js';

/** A shock is a return: of -1 all is lost; beyond +10, eleven times the price, it is a slip. */
export const LOWEST_SHOCK = -1;
export const HIGHEST_SHOCK = 10;

/** Tickers by other names of what they are: `CUR:USD` is held as SGOV. */
export type Aliases = ReadonlyMap<string, string>;

export interface ResolvedShocks {
  /** By place of the factor, in its order. */
  readonly factors: ReadonlyMap<number, number>;
  /** By place of the ticker, in its order. */
  readonly tickers: ReadonlyMap<number, number>;
}

/**
 * What the names of shocks stand for: the key of a factor, a ticker, or a factor type that only one factor has.
 * @throws EngineError `unknown-shock` naming every shock that stands for nothing, or for what another one stands for
 */
export function resolveShocks(
  shocks: ReadonlyMap<string, number>,
  factors: readonly Factor[],
  { tickers, aliases }: { readonly tickers: readonly string[]; readonly aliases: Aliases },
): ResolvedShocks {
  const places = placesByName(factors, tickers);
  const found = { factor: new Map<number, number>(), ticker: new Map<number, number>() };
  const faults: EngineFault[] = [];
  for (const [name, shock] of shocks) {
    const place = places.get(name) ?? places.get(aliases.get(name) ?? '');
    if (place === undefined) faults.push({ ticker: name, detail: whyUnknown(name, factors) });
    else if (found[place.kind].has(place.index)) {
      faults.push({ ticker: name, detail: 'stands for what another shock stands for' });
    } else if (!(shock >= LOWEST_SHOCK && shock <= HIGHEST_SHOCK)) {
      faults.push({ ticker: name, detail: `${String(shock)} is not from -1 to 10` });
    } else found[place.kind].set(place.index, shock);
  }
  if (faults.length > 0) {
    throw new EngineError(
      'unknown-shock',
      `these shocks cannot be applied: ${named(faults.map(({ ticker }) => ticker ?? ''))}; factors are ${named(factors.map(({ key }) => key))}; tickers are ${named(tickers)}`,
      faults,
    );
  }
  return { factors: inOrder(found.factor), tickers: inOrder(found.ticker) };
}

interface Place {
  readonly kind: 'factor' | 'ticker';
  readonly index: number;
}

/** A ticker that has the name of a type is that ticker: the factor has its key. */
function placesByName(
  factors: readonly Factor[],
  tickers: readonly string[],
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const [index, { definition }] of factors.entries()) {
    const { type } = definition;
    if (ofType(factors, type).length === 1) places.set(type, { kind: 'factor', index });
  }
  for (const [index, ticker] of tickers.entries()) places.set(ticker, { kind: 'ticker', index });
  for (const [index, { key }] of factors.entries()) places.set(key, { kind: 'factor', index });
  return places;
}

function whyUnknown(name: string, factors: readonly Factor[]): string {
  const several = ofType(factors, name).map(({ key }) => key);
  if (several.length > 1) return `could be any of ${named(several)}`;
  return 'is neither a factor nor a ticker of the portfolio';
}

function ofType(factors: readonly Factor[], type: string): readonly Factor[] {
  return factors.filter(({ definition }) => definition.type === type);
}

function inOrder(shocks: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  return new Map([...shocks].sort(([a], [b]) => a - b));
}

function named(names: readonly string[]): string {
  return names.length === 0 ? 'none' : listNames(names);
}
