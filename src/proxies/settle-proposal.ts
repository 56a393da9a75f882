import { type FactorProxies, NO_PROXIES } from '../risk/engine/factors/factor-proxies.js';
import type { ProxyCandidates } from './proxy-candidates.js';
import type { ProposalOrigin, ProxyProposal } from './proxy-proposal.js';

/** Every ticker that has to be looked up before a proposal is settled. */
export function candidateTickers(candidates: ProxyCandidates): readonly string[] {
  const { market, defaultMarket, momentum, value, industry } = candidates;
  return [market, defaultMarket, momentum, value, industry].filter((ticker) => ticker !== null);
}

/**
 * A proposal of those candidates that have prices. Where the market has none, the default market stands alone; where
 * that has none either, nothing is proposed: the other factors are measured against the market.
 */
export function settleProposal(
  candidates: ProxyCandidates,
  hasPrices: (ticker: string) => boolean,
): ProxyProposal {
  const { ticker, market, defaultMarket, reasons } = candidates;
  if (!hasPrices(market)) {
    const unpriced = [...reasons, `no prices of ${market}`];
    return hasPrices(defaultMarket)
      ? {
          ticker,
          proxies: { ...NO_PROXIES, market: defaultMarket },
          origin: 'default:market-only',
          reason: [...unpriced, `${defaultMarket} in its place`].join('; '),
        }
      : {
          ticker,
          proxies: null,
          origin: null,
          reason: [...new Set([...unpriced, `no prices of ${defaultMarket}`])].join('; '),
        };
  }
  const wanted = [candidates.momentum, candidates.value, candidates.industry];
  const missing = wanted.filter((proxy) => proxy !== null && !hasPrices(proxy));
  const priced = (proxy: string | null): string | null =>
    proxy !== null && hasPrices(proxy) ? proxy : null;
  const proxies: FactorProxies = {
    market,
    momentum: priced(candidates.momentum),
    value: priced(candidates.value),
    industry: priced(candidates.industry),
    subindustry: [],
  };
  const leftOut = missing.length === 0 ? [] : [`no prices of ${missing.join(', ')}`];
  return {
    ticker,
    proxies,
    origin: originOf(proxies),
    reason: [...reasons, ...leftOut].join('; '),
  };
}

function originOf({ momentum, value, industry }: FactorProxies): ProposalOrigin {
  if (industry !== null) return 'default:industry';
  return momentum !== null || value !== null ? 'default:exchange' : 'default:market-only';
}
