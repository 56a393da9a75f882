import type { FactorProxies } from '../risk/engine/factors/factor-proxies.js';

/** What a proposal rests on, from the most that can be known to the least. */
export const PROPOSAL_ORIGINS = [
  'default:industry',
  'default:exchange',
  'default:market-only',
] as const;

export type ProposalOrigin = (typeof PROPOSAL_ORIGINS)[number];

/** Proxies for a security that has none. They count only once its owner says so. */
export interface ProxyProposal {
  readonly ticker: string;
  /** Null when none can be proposed. */
  readonly proxies: FactorProxies | null;
  /** Null when none can be proposed. */
  readonly origin: ProposalOrigin | null;
  /** Why these and no others, without a full stop. */
  readonly reason: string;
}
