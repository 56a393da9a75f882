import {
  type AnalysisInput,
  type Asset,
  DEFAULT_ANALYSIS_OPTIONS,
} from '../../src/risk/engine/analysis-input.js';
import type { PriceSeries } from '../../src/risk/engine/returns/price-series.js';

/** An asset held in shares. */
export function anAsset(ticker: string, given: Partial<Asset> = {}): Asset {
  return {
    ticker,
    shares: 10,
    amounts: [],
    weight: null,
    currency: null,
    isCash: false,
    proxies: null,
    ...given,
  };
}

/** US dollars that the cash mapping made. */
export function cashAsset(ticker: string, amount: number, currency = 'USD'): Asset {
  return anAsset(ticker, { shares: null, amounts: [{ currency, amount }], currency, isCash: true });
}

/** Five years from 2018 on, without limits, benchmark or riskless return. */
export function anInput(
  assets: readonly Asset[],
  series: readonly PriceSeries[],
  given: Partial<AnalysisInput> = {},
): AnalysisInput {
  return {
    startDate: '2018-01-01',
    endDate: '2022-12-31',
    baseCurrency: 'USD',
    assets,
    prices: new Map(series.map((each) => [each.ticker, each])),
    limits: {},
    benchmark: null,
    riskFree: { kind: 'constant', annualRate: 0 },
    options: DEFAULT_ANALYSIS_OPTIONS,
    ...given,
  };
}
