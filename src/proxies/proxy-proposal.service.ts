import type { PriceSource } from '../market-data/price-source.js';
import type { AnalysisWarning } from '../risk/engine/analysis-result.js';
import { findSeriesOf } from '../risk/find-series.js';
import { hasKnownExchange, type KnownSecurity, proxyCandidates } from './proxy-candidates.js';
import type { ProxyMap } from './proxy-map.js';
import type { ProxyMapSource } from './proxy-map.source.js';
import type { ProxyProposal } from './proxy-proposal.js';
import type { SecurityProfile } from './security-profile.js';
import type { SecurityProfiles } from './security-profiles.js';
import { candidateTickers, settleProposal } from './settle-proposal.js';

/** A security that has no proxies. */
export interface Unexplained {
  readonly ticker: string;
  /** What its holder says that it is quoted in; the price source's word goes before. */
  readonly currency: string | null;
}

export interface ProxyProposals {
  /** One for each security, in their order. */
  readonly proposals: readonly ProxyProposal[];
  /** What the price source has to say. */
  readonly warnings: readonly AnalysisWarning[];
}

/** Proposes default proxies, of which the price source has prices. */
export class ProxyProposalService {
  constructor(
    private readonly maps: ProxyMapSource,
    private readonly profiles: SecurityProfiles,
    private readonly prices: PriceSource,
  ) {}

  /** @throws price-source-unavailable */
  async propose(securities: readonly Unexplained[]): Promise<ProxyProposals> {
    const map = await this.maps.current();
    const profiled = await Promise.all(
      securities.map(async (security) => ({
        ...security,
        profile: await this.profiles.findByTicker(security.ticker),
      })),
    );
    const quoted = await this.withCurrencies(profiled, map);
    const candidates = quoted.map((security) => proxyCandidates(security, map));
    const { found, warnings } = await findSeriesOf(
      this.prices,
      candidates.flatMap(candidateTickers),
    );
    return {
      proposals: candidates.map((each) => settleProposal(each, (ticker) => found.has(ticker))),
      warnings,
    };
  }

  /** Only where the currency decides: prices that nobody needs are not asked for. */
  private async withCurrencies(
    securities: readonly (Unexplained & { readonly profile: SecurityProfile | null })[],
    map: ProxyMap,
  ): Promise<readonly KnownSecurity[]> {
    const undecided = securities.filter(({ profile }) => !hasKnownExchange(profile, map));
    const { found } = await findSeriesOf(
      this.prices,
      undecided.map(({ ticker }) => ticker),
    );
    return securities.map((security) => ({
      ...security,
      currency: found.get(security.ticker)?.currency ?? security.currency,
    }));
  }
}
