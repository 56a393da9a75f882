import type { Constraint, NamedConstraint } from './constraint.js';
import type { ExposureBound, OptimizationProblem } from './optimization-problem.js';

/** Every limit of a problem but that weights sum to 1. */
export function problemConstraints(problem: OptimizationProblem): readonly Constraint[] {
  return [
    longOnly(problem),
    ...chosenBounds(problem),
    ...cashCap(problem),
    ...singleWeight(problem),
    ...problem.exposureBounds.map((bound) => exposure(problem, bound)),
  ];
}

/** 0 to 1, for each asset whose bounds the caller did not choose. */
function longOnly({ tickers, bounds }: OptimizationProblem): Constraint {
  const usual = placesWhere(tickers, (i) => (bounds[i] ?? null) === null);
  return {
    ...named('long-only', { tickers: usual.map((i) => tickers[i] as string), bound: 0 }),
    lower: new Map(usual.map((i) => [i, 0])),
    upper: new Map(usual.map((i) => [i, 1])),
    row: null,
  };
}

function chosenBounds({ tickers, bounds }: OptimizationProblem): readonly Constraint[] {
  return tickers.flatMap((ticker, i): readonly Constraint[] => {
    const chosen = bounds[i] ?? null;
    if (chosen === null) return [];
    const { lower, upper } = chosen;
    const none = { lower: new Map(), upper: new Map(), row: null };
    return [
      {
        ...none,
        ...named('lower-bound', { tickers: [ticker], bound: lower }),
        lower: new Map([[i, lower]]),
      },
      {
        ...none,
        ...named('upper-bound', { tickers: [ticker], bound: upper }),
        upper: new Map([[i, upper]]),
      },
    ];
  });
}

function cashCap({ tickers, isCash, cashCap: cap }: OptimizationProblem): readonly Constraint[] {
  const cash = placesWhere(tickers, (i) => isCash[i] === true);
  if (cash.length === 0) return [];
  const coefficients = Float64Array.from(tickers, (_, i) => (isCash[i] === true ? 1 : 0));
  return [
    {
      ...named('cash-cap', { tickers: cash.map((i) => tickers[i] as string), bound: cap }),
      lower: new Map(),
      upper: new Map(),
      row: { coefficients, lower: -Infinity, upper: cap },
    },
  ];
}

function singleWeight(problem: OptimizationProblem): readonly Constraint[] {
  const { tickers, isCash, maxSingleWeight } = problem;
  if (maxSingleWeight === null) return [];
  const invested = placesWhere(tickers, (i) => isCash[i] !== true);
  return [
    {
      ...named('max_single_stock_weight', {
        tickers: invested.map((i) => tickers[i] as string),
        bound: maxSingleWeight,
      }),
      lower: new Map(invested.map((i) => [i, -maxSingleWeight])),
      upper: new Map(invested.map((i) => [i, maxSingleWeight])),
      row: null,
    },
  ];
}

function exposure(
  { tickers }: OptimizationProblem,
  { factor, loadings, maxAbsolute }: ExposureBound,
): Constraint {
  return {
    kind: 'max_single_factor_loss',
    tickers: tickers.filter((_, i) => loadings[i] !== 0),
    factor,
    bound: maxAbsolute,
    lower: new Map(),
    upper: new Map(),
    row: { coefficients: Float64Array.from(loadings), lower: -maxAbsolute, upper: maxAbsolute },
  };
}

function named(
  kind: NamedConstraint['kind'],
  { tickers, bound }: Pick<NamedConstraint, 'tickers' | 'bound'>,
): NamedConstraint {
  return { kind, tickers, factor: null, bound };
}

function placesWhere(
  tickers: readonly string[],
  holds: (place: number) => boolean,
): readonly number[] {
  return [...tickers.keys()].filter(holds);
}
