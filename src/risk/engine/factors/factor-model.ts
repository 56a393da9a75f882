import type { AnalysisWarning } from '../analysis-result.js';
import { sampleVariance } from '../estimators/variance.js';
import type { ReturnTable } from '../returns/return-table.js';
import type { SeriesReturns } from '../returns/series-returns.js';
import { type AssetRegression, explainWith, type Factor, UNEXPLAINED } from './explain-asset.js';
import type { FactorProxies } from './factor-proxies.js';
import { factorWarnings } from './factor-warnings.js';

/** Lists of assets are in the order of the input. */
export interface FactorModel {
  /** Those that explain at least one asset, in code-unit order of their keys. */
  readonly factors: readonly Factor[];
  /** Null: cash, or without a factor; all its variance is idiosyncratic. */
  readonly regressions: readonly (AssetRegression | null)[];
  /** `loadings[i][k]`: exposure of asset i to factor k, 0 where it does not load. */
  readonly loadings: readonly Float64Array[];
  /** Monthly variance of each asset that no factor explains. */
  readonly idiosyncraticVariances: Float64Array;
  readonly warnings: readonly AnalysisWarning[];
}

export interface FactorModelInput {
  readonly tickers: readonly string[];
  readonly isCash: readonly boolean[];
  readonly proxies: readonly (FactorProxies | null)[];
  readonly table: ReturnTable;
  readonly returnsOf: SeriesReturns;
}

/** Regresses each asset on the factors that its proxies stand for (risk-model section 4). */
export function factorModel(input: FactorModelInput): FactorModel {
  const { tickers, isCash, proxies, table } = input;
  const explain = explainWith(input.table.months, input.returnsOf);
  const explained = tickers.map((ticker, i) => {
    const own = proxies[i] ?? null;
    const column = table.columns[i] as Float64Array;
    return own === null || isCash[i] === true ? UNEXPLAINED : explain(ticker, own, column);
  });
  const regressions = explained.map(({ regression }) => regression);
  const factors = distinctFactors(regressions);
  const places = new Map(factors.map(({ key }, k) => [key, k]));
  return {
    factors,
    regressions,
    loadings: regressions.map((regression) => {
      const row = new Float64Array(factors.length);
      regression?.factors.forEach(({ key }, j) => {
        row[places.get(key) as number] = regression.slopes[j]?.beta ?? 0;
      });
      return row;
    }),
    idiosyncraticVariances: Float64Array.from(regressions, (regression, i) =>
      regression === null
        ? sampleVariance(table.columns[i] as Float64Array)
        : regression.residualDeviation ** 2,
    ),
    warnings: factorWarnings(explained.flatMap(({ dropped }) => dropped)),
  };
}

function distinctFactors(regressions: readonly (AssetRegression | null)[]): readonly Factor[] {
  const byKey = new Map<string, Factor>();
  for (const regression of regressions) {
    for (const factor of regression?.factors ?? []) byKey.set(factor.key, factor);
  }
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
