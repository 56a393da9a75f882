import { MemoryPriceSource } from '../../src/market-data/sources/memory.price-source.js';
import { fixedCashMap } from './fixed-cash-map.js';
import { BUILT_IN_CASH_MAP } from '../../src/portfolio/cash-map.js';
import type { Portfolio } from '../../src/portfolio/portfolio.js';
import type { AnalysisRequest } from '../../src/risk/analysis-request.js';
import { DEFAULT_ANALYSIS_OPTIONS } from '../../src/risk/engine/analysis-input.js';
import { InlineCalculator } from '../../src/risk/inline.calculator.js';
import { PositionValuesService } from '../../src/risk/position-values.service.js';
import { RiskService } from '../../src/risk/risk.service.js';
import { DEFAULT_RISK_LIMITS } from '../../src/risk-limits/risk-limits.js';
import type { Changes, PositionChange, WhatIf } from '../../src/scenario/what-if/what-if.js';
import { type WhatIfOutcome, WhatIfService } from '../../src/scenario/what-if/what-if.service.js';
import { aPortfolio, dollars, shares } from './portfolio-builder.js';
import { monthEndSeries, scatteredReturns, seriesOfReturns } from './price-series.js';

const MONTHS = 60;

/** Returns like a market's, ending at a price that is easy to reckon with. */
function priced(ticker: string, seed: number, last: number, currency: string | null = null) {
  const { closes } = seriesOfReturns(ticker, '2017-12', scatteredReturns(MONTHS, seed));
  const scale = last / (closes.at(-1) ?? 1);
  return monthEndSeries(
    ticker,
    '2017-12',
    closes.map((close, i) => (i === MONTHS ? last : close * scale)),
    currency,
  );
}

const SERIES = [
  priced('AAA', 1, 50),
  priced('BBB', 2, 25),
  priced('EUX', 3, 10, 'EUR'),
  priced('EURUSD', 4, 1.25),
  priced('SGOV', 5, 100),
  priced('constructor', 6, 5),
];

/** 10 x 50 + 20 x 25 + 1,000 = 2,000 dollars. */
export const BASE = aPortfolio([shares('AAA', 10), shares('BBB', 20), dollars('CUR:USD', 1000)]);

/** The outcome of a change, with limits and terms of no importance. */
export function compare(
  portfolio: Portfolio,
  change: WhatIf['change'],
  { normalize = true, ...given }: Partial<WhatIf> & { readonly normalize?: boolean } = {},
): Promise<WhatIfOutcome> {
  const prices = new MemoryPriceSource(SERIES);
  const cashMaps = fixedCashMap(BUILT_IN_CASH_MAP);
  const service = new WhatIfService(
    new RiskService(prices, cashMaps, new InlineCalculator()),
    new PositionValuesService(prices, cashMaps),
    cashMaps,
    { current: () => Promise.resolve([]) },
  );
  const request: AnalysisRequest = {
    portfolio,
    portfolioName: null,
    limits: DEFAULT_RISK_LIMITS,
    limitsOrigin: 'request',
    benchmark: null,
    riskFree: { kind: 'constant', annualRate: 0 },
    options: { ...DEFAULT_ANALYSIS_OPTIONS, normalize },
  };
  return service.compare(request, {
    change,
    factorProxies: new Map(),
    window: 'common',
    ...given,
  });
}

/** Paid by `fund`, or by cash. */
export function changes(fund: string | null, ...given: readonly PositionChange[]): Changes {
  return { kind: 'changes', changes: given, fund };
}

/** A change by an amount of a unit. */
export function by(
  unit: PositionChange['delta']['unit'],
  ticker: string,
  amount: number,
): PositionChange {
  return { ticker, delta: { unit, amount, currency: null } };
}
