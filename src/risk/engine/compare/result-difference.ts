import type { AnalysisResult } from '../analysis-result.js';
import { changeOf } from './change-of.js';
import { type Difference, differenceOf } from './difference.js';
import type { ComparedResult } from './compared-result.js';
import { figuresOf } from './figures-of.js';
import { matrixDifference } from './matrix-difference.js';

/** `after - before` of every figure, under the keys of the results; null where one of them has none. */
export interface ResultDifference extends Difference<ReturnType<typeof wholeFigures>> {
  /** Of both, in code-unit order: the order of the matrices. */
  readonly tickers: readonly string[];
  /** Where both sides have theirs. */
  readonly covarianceAnnual?: readonly (readonly (number | null)[])[];
  readonly correlation?: readonly (readonly (number | null)[])[];
  /** Of the months that both have. */
  readonly portfolioReturns: {
    readonly months: readonly string[];
    readonly returns: readonly number[];
  };
}

const NOT_HELD = { marginal: null, contribution: 0, share: 0 };

const NOT_LOADED = {
  exposure: 0,
  annualContribution: 0,
  share: 0,
  annualVolatility: null,
  correlation: null,
  worstMonthLoss: 0,
  worstFactorMonth: null,
  impliedMaxBeta: null,
};

/** The change of every figure. What is not held has a weight and a contribution of 0, a factor that nothing loads an exposure of 0. */
export function resultDifference(before: ComparedResult, after: ComparedResult): ResultDifference {
  const sides = [before, after] as const;
  const tickers = tickersOf(sides);
  return {
    tickers,
    ...differenceOf(wholeFigures(before, sides), wholeFigures(after, sides)),
    ...matrices(tickers, sides),
    portfolioReturns: returnsDifference(before.portfolioReturns, after.portfolioReturns),
  };
}

function matrices(
  tickers: readonly string[],
  sides: readonly [ComparedResult, ComparedResult],
): Pick<ResultDifference, 'covarianceAnnual' | 'correlation'> {
  const of = (key: 'covarianceAnnual' | 'correlation') => {
    const [before, after] = [sides[0][key], sides[1][key]];
    if (before === undefined || after === undefined) return {};
    const matrix = matrixDifference(tickers, [
      [sides[0].tickers, before],
      [sides[1].tickers, after],
    ]);
    return { [key]: matrix };
  };
  return { ...of('covarianceAnnual'), ...of('correlation') };
}

/** The figures of one side, with what the other side alone has filled in. */
function wholeFigures(result: ComparedResult, sides: readonly ComparedResult[]) {
  const figures = figuresOf(result);
  const { decomposition } = figures;
  const tickers = tickersOf(sides);
  const factors = sides.flatMap((side) => Object.keys(side.decomposition.factors));
  const types = sides.flatMap((side) => Object.keys(side.decomposition.byType));
  return {
    ...figures,
    weights: filled(figures.weights, tickers, 0),
    contributions: filled(figures.contributions, tickers, NOT_HELD),
    decomposition: {
      ...decomposition,
      byType: filled(decomposition.byType, types, 0),
      factors: filled(decomposition.factors, factors, NOT_LOADED),
    },
  };
}

function tickersOf(sides: readonly ComparedResult[]): readonly string[] {
  return [...new Set(sides.flatMap((side) => side.tickers))].sort();
}

/** With a value for each of the names, in code-unit order. */
function filled<Name extends string, Value, None>(
  byName: Readonly<Partial<Record<Name, Value>>>,
  names: readonly string[],
  none: None,
): Readonly<Partial<Record<Name, Value | None>>> {
  const entries = [...new Set(names)]
    .sort()
    .map((name) => [name, Object.hasOwn(byName, name) ? byName[name as Name] : none] as const);
  return Object.fromEntries(entries) as Readonly<Partial<Record<Name, Value | None>>>;
}

function returnsDifference(
  before: AnalysisResult['portfolioReturns'],
  after: AnalysisResult['portfolioReturns'],
): ResultDifference['portfolioReturns'] {
  const former = new Map(before.months.map((month, t) => [month, before.returns[t] as number]));
  const common = after.months.flatMap((month, t) => {
    const earlier = former.get(month);
    if (earlier === undefined) return [];
    return [{ month, change: changeOf(earlier, after.returns[t] as number) }];
  });
  return {
    months: common.map(({ month }) => month),
    returns: common.map(({ change }) => change),
  };
}
