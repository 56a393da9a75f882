import type { FactorModel } from '../factors/factor-model.js';
import type { PreparedPortfolio } from '../prepare-portfolio.js';

/** A portfolio with cash of the base currency, held already or added with a weight of zero. */
export interface PortfolioWithCash {
  readonly weights: readonly number[];
  readonly isCash: readonly boolean[];
  readonly columns: readonly Float64Array[];
  readonly model: FactorModel;
  /** Place of the cash. */
  readonly cash: number;
}

/** Cash that has to be added earns nothing, as cash without prices does. */
export function withCash(
  { weights, isCash, valuations, table }: PreparedPortfolio,
  model: FactorModel,
  baseCurrency: string,
): PortfolioWithCash {
  const { columns, months } = table;
  const held = isCash.findIndex(
    (isMoney, i) => isMoney && valuations[i]?.priceCurrency === baseCurrency,
  );
  if (held >= 0) return { weights, isCash, columns, model, cash: held };
  return {
    weights: [...weights, 0],
    isCash: [...isCash, true],
    columns: [...columns, new Float64Array(months.length)],
    model: {
      ...model,
      regressions: [...model.regressions, null],
      loadings: [...model.loadings, new Float64Array(model.factors.length)],
      idiosyncraticVariances: Float64Array.from([...model.idiosyncraticVariances, 0]),
    },
    cash: weights.length,
  };
}
