import { timedStep } from '../../common/timing/timed.js';
import type { PriceSource } from '../../market-data/price-source.js';
import type { CashMapSource } from '../../portfolio/cash-map.source.js';
import { mapCash } from '../../portfolio/cash-mapping.js';
import type { Portfolio } from '../../portfolio/portfolio.js';
import type { CalculationControl, Calculator } from '../calculator.js';
import { ENGINE_VERSION } from '../engine/engine-version.js';
import type { StressInput } from '../engine/stress/stress-portfolio.js';
import { BASE_CURRENCY, gatherPrices } from '../gather-prices.js';
import { inputHash } from '../input-hash.js';
import { chooseEpisodes } from './choose-episodes.js';
import type { EpisodeSource } from './episode.source.js';
import type { StressReport } from './stress-report.js';
import type { StressTerms } from './stress-request-document.js';

export interface StressRequest {
  readonly portfolio: Portfolio;
  /** The stored name, for the report; null for a portfolio that is not stored. */
  readonly portfolioName: string | null;
  readonly terms: StressTerms;
}

/** Puts a portfolio through episodes of the past and given shocks. */
export class StressService {
  constructor(
    private readonly prices: PriceSource,
    private readonly cashMaps: CashMapSource,
    private readonly episodes: EpisodeSource,
    private readonly calculator: Calculator,
  ) {}

  /**
   * @throws AppError `unknown-episode`, `unknown-shock` naming each and what there is; as `RiskService` does
   */
  async stress(request: StressRequest, control?: CalculationControl): Promise<StressReport> {
    const { portfolio, portfolioName, terms } = request;
    const episodes = chooseEpisodes(await this.episodes.current(), terms.episodes);
    const cashMap = await this.cashMaps.current();
    const mapping = timedStep('cash-mapping', () => mapCash(portfolio, cashMap));
    const gathered = await gatherPrices(this.prices, mapping.assets, null);
    const input: StressInput = {
      startDate: portfolio.startDate,
      endDate: portfolio.endDate,
      baseCurrency: BASE_CURRENCY,
      assets: mapping.assets,
      prices: gathered.prices,
      limits: {},
      benchmark: null,
      riskFree: { kind: 'constant', annualRate: 0 },
      options: terms.options,
      episodes,
      shocks: terms.shocks,
      propagate: terms.propagate,
      aliases: new Map(mapping.applied.map(({ original, proxy }) => [original, proxy])),
    };
    const result = await this.calculator.run('stress', input, control);
    return {
      portfolioName,
      asOf: portfolio.endDate,
      baseCurrency: BASE_CURRENCY,
      frequency: 'monthly',
      options: terms.options,
      priceSource: this.prices.description,
      cashMapping: mapping.applied,
      engineVersion: ENGINE_VERSION,
      inputHash: inputHash(input),
      ...result,
      warnings: [...mapping.warnings, ...gathered.warnings, ...result.warnings],
    };
  }
}
