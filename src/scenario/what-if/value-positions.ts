import { AppError } from '../../common/problem/app-error.js';
import type { CashMap } from '../../portfolio/cash-map.js';
import { cashLineOf, DEFAULT_CURRENCY } from '../../portfolio/cash-mapping-line.js';
import type { Portfolio, Position } from '../../portfolio/portfolio.js';
import { sum } from '../../risk/engine/linalg/sum.js';
import { BASE_CURRENCY } from '../../risk/gather-prices.js';
import type { PositionValuesService } from '../../risk/position-values.service.js';
import { cashTicker } from './cash-ticker.js';
import { type PricedPosition, type PricedPositions, valueOf } from './priced-position.js';
import { involvedPositions } from './involved-positions.js';
import { priceUnits } from './price-units.js';
import { requireFittingUnits } from './require-fitting-units.js';
import type { Changes, Target } from './what-if.js';

export interface ValuingTools {
  readonly cashMap: CashMap;
  readonly values: PositionValuesService;
  /** Whether weights count as divided by their sum. */
  readonly normalize: boolean;
}

export interface ValuedPositions {
  readonly pricedPositions: PricedPositions;
  /** The position that pays when none is named. */
  readonly cash: string;
}

/**
 * Values the portfolio and everything that the change may bring to it.
 * @throws AppError `mixed-quantities`, `invalid-what-if` for a delta in a unit that its position cannot have;
 * `net-value-not-positive`; `prices-not-found`, `invalid-prices` or `fx-rate-missing` with every ticker at fault
 */
export async function valuePositions(
  portfolio: Portfolio,
  change: Changes | Target,
  { cashMap, values, normalize }: ValuingTools,
): Promise<ValuedPositions> {
  const isWeighted = portfolio.positions.some(({ quantity }) => quantity.unit === 'weight');
  const cash = cashTicker(portfolio.positions, cashMap);
  const involved = involvedPositions(portfolio, change, { cashMap, isWeighted, cash });
  requireFittingUnits(change, involved, cashMap);
  const probes = probesOf(change, involved);
  const prices = isWeighted
    ? new Map<string, number>()
    : await priceUnits(portfolio, probes, values);
  const held = new Set(portfolio.positions.map(({ ticker }) => ticker));
  const pricedPositions = [...involved].map(([ticker, position]): PricedPosition => {
    const line = cashLineOf(position, cashMap);
    return {
      position,
      isHeld: held.has(ticker),
      isCash: line !== null,
      currency: line?.currency ?? position.currency ?? DEFAULT_CURRENCY,
      unitValue: isWeighted ? 1 : (prices.get(UNIT + ticker) ?? NaN),
    };
  });
  const netValue = sum(pricedPositions.map(valueOf));
  requirePositive(netValue);
  return {
    cash,
    pricedPositions: {
      byTicker: new Map(pricedPositions.map((priced) => [priced.position.ticker, priced])),
      netValue,
      weightUnit: isWeighted && !normalize ? 1 : netValue,
      isWeighted,
      sharePrices: startingWith(SHARE, prices),
      rates: new Map([[BASE_CURRENCY, 1], ...startingWith(RATE, prices)]),
    },
  };
}

const [UNIT, SHARE, RATE] = ['unit ', 'share ', 'rate '];

/** One unit of each position, and what else the deltas are counted in. */
function probesOf(
  change: Changes | Target,
  involved: ReadonlyMap<string, Position>,
): ReadonlyMap<string, Position> {
  const probes = new Map<string, Position>();
  for (const [ticker, position] of involved) probes.set(UNIT + ticker, position);
  for (const { ticker, delta } of change.kind === 'changes' ? change.changes : []) {
    const position = involved.get(ticker);
    if (delta.unit === 'shares' && position?.quantity.unit === 'dollars') {
      const quantity = { unit: 'shares' as const, amount: 1 };
      probes.set(SHARE + ticker, { ...position, quantity });
    }
    if (delta.unit === 'dollars' && delta.currency !== null && delta.currency !== BASE_CURRENCY) {
      probes.set(RATE + delta.currency, oneUnitOf(delta.currency));
    }
  }
  return probes;
}

function oneUnitOf(currency: string): Position {
  const quantity = { unit: 'dollars' as const, amount: 1 };
  return { ticker: `CUR:${currency}`, quantity, currency, type: 'cash', accounts: [] };
}

function startingWith(
  prefix: string,
  values: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  return new Map(
    [...values]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
}

function requirePositive(netValue: number): void {
  if (netValue > 0) return;
  throw new AppError(
    'net-value-not-positive',
    `the net value is ${netValue.toString()}; a change needs a positive one`,
  );
}
