import { byCodeUnit } from '../../common/document/code-unit-order.js';
import { sumDecimals } from '../../common/document/decimal.js';
import type { Amount, Asset } from '../../risk/engine/analysis-input.js';
import type { CashMapping } from '../cash-mapping.js';
import type { Portfolio } from '../portfolio.js';
import type { AnalysisInputDto } from './analysis-input.dto.js';

export function analysisInputAnswer(
  { startDate, endDate }: Portfolio,
  { assets, applied, expectedReturns, warnings }: CashMapping,
): AnalysisInputDto {
  return {
    startDate,
    endDate,
    assets,
    cashMapping: applied,
    totals: totalsByCurrency(assets),
    expectedReturns: Object.fromEntries(expectedReturns),
    warnings,
  };
}

function totalsByCurrency(assets: readonly Asset[]): readonly Amount[] {
  const amounts = assets.flatMap((asset) => asset.amounts);
  const currencies = [...new Set(amounts.map(({ currency }) => currency))].sort(byCodeUnit);
  return currencies.map((currency) => ({
    currency,
    amount: sumDecimals(
      amounts.filter((one) => one.currency === currency).map(({ amount }) => amount),
    ),
  }));
}
