import { AppError } from '../../common/problem/app-error.js';
import type { Portfolio, Position } from '../../portfolio/portfolio.js';
import type {
  PositionValue,
  PositionValuesService,
  Unvalued,
} from '../../risk/position-values.service.js';
import { listNames } from '../../risk/engine/list-names.js';

/**
 * What one unit of each probe is worth, in the base currency, at the latest prices up to the end date of the portfolio.
 * @throws AppError `prices-not-found`, `invalid-prices` or `fx-rate-missing`, with every ticker at fault
 */
export async function priceUnits(
  portfolio: Portfolio,
  probes: ReadonlyMap<string, Position>,
  service: PositionValuesService,
): Promise<ReadonlyMap<string, number>> {
  const positions = [...probes.values()].map((probe) => ({
    ...probe,
    quantity: { ...probe.quantity, amount: 1 },
    accounts: [],
  }));
  const valued = await service.value({ ...portfolio, positions });
  requireValues(valued.positions);
  const values = valued.positions.map(({ valuation }) => valuation.value ?? NaN);
  return new Map([...probes.keys()].map((key, i) => [key, values[i] ?? NaN]));
}

function requireValues(positions: readonly PositionValue[]): void {
  const faults = positions.flatMap(({ position, unvalued }) =>
    unvalued === null ? [] : [{ ticker: position.ticker, unvalued }],
  );
  const [first] = faults;
  if (first === undefined) return;
  const details = new Map<string, Set<string>>();
  for (const { ticker, unvalued } of faults) {
    details.set(ticker, (details.get(ticker) ?? new Set()).add(unvalued.detail));
  }
  const names = listNames(details.keys());
  throw new AppError(codeOf(first.unvalued), `the change cannot be valued without ${names}`, {
    tickers: [...details].map(([ticker, whys]) => ({ ticker, detail: [...whys].join('; ') })),
  });
}

function codeOf({ code }: Unvalued): Exclude<Unvalued['code'], 'given-as-weight'> {
  return code === 'given-as-weight' ? 'prices-not-found' : code;
}
