import type { CashMapSource } from '../../portfolio/cash-map.source.js';
import type { Portfolio, Position } from '../../portfolio/portfolio.js';
import type { AnalysisRequest } from '../../risk/analysis-request.js';
import type { CalculationControl } from '../../risk/calculator.js';
import type { ComparisonReport } from '../../risk/comparison-report.js';
import { sum } from '../../risk/engine/linalg/sum.js';
import type { PositionValuesService } from '../../risk/position-values.service.js';
import type { RiskService } from '../../risk/risk.service.js';
import type { EpisodeSource } from '../../risk/stress/episode.source.js';
import { applyChanges, type AppliedChanges } from './apply-changes.js';
import { applyTarget } from './apply-target.js';
import { pricedPositionOf } from './changed-positions.js';
import { changeWarnings } from './change-warnings.js';
import type { PricedPositions } from './priced-position.js';
import { type ValuedPositions, valuePositions } from './value-positions.js';
import type { WhatIf } from './what-if.js';

export interface WhatIfOutcome {
  readonly report: ComparisonReport;
  /** Afterwards, by the owner's own tickers; fractions of their sum. */
  readonly weights: ReadonlyMap<string, number>;
}

/** What changes would do to a portfolio. Nothing is stored, and no limit check is kept: none of it has happened. */
export class WhatIfService {
  constructor(
    private readonly risk: RiskService,
    private readonly values: PositionValuesService,
    private readonly cashMaps: CashMapSource,
    private readonly episodes: EpisodeSource,
  ) {}

  /**
   * Analyses the portfolio of the request as it is and as it would be, and compares.
   * @throws AppError `invalid-what-if`, and as `RiskService` does
   */
  async compare(
    request: AnalysisRequest,
    whatIf: WhatIf,
    control?: CalculationControl,
  ): Promise<WhatIfOutcome> {
    const factorProxies = new Map([...request.portfolio.factorProxies, ...whatIf.factorProxies]);
    const portfolio: Portfolio = { ...request.portfolio, factorProxies };
    const valued = await valuePositions(portfolio, whatIf.change, {
      cashMap: await this.cashMaps.current(),
      values: this.values,
      normalize: request.options.normalize,
    });
    const { positions, trades, funding } = apply(valued, whatIf);
    const compared = await this.risk.compare(
      {
        before: { ...request, portfolio },
        after: { ...request, portfolio: { ...portfolio, positions } },
        window: whatIf.window,
        episodes: await this.episodes.current(),
      },
      control,
    );
    const report = {
      portfolioName: request.portfolioName,
      scenarioName: null,
      ...compared,
      trades,
      funding,
      warnings: [
        ...changeWarnings(trades, valued.pricedPositions, portfolio),
        ...compared.warnings,
      ],
    };
    return { report, weights: weightsOf(positions, valued.pricedPositions) };
  }
}

function apply({ pricedPositions, cash }: ValuedPositions, { change }: WhatIf): AppliedChanges {
  if (change.kind === 'target') return { ...applyTarget(pricedPositions, change), funding: null };
  return applyChanges(pricedPositions, { changes: change.changes, fund: change.fund ?? cash });
}

function weightsOf(
  positions: readonly Position[],
  pricedPositions: PricedPositions,
): ReadonlyMap<string, number> {
  const values = positions.map(
    ({ ticker, quantity }) => quantity.amount * pricedPositionOf(pricedPositions, ticker).unitValue,
  );
  const total = sum(values);
  return new Map(positions.map(({ ticker }, i) => [ticker, (values[i] ?? 0) / total]));
}
