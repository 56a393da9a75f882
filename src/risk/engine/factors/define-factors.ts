import type { FactorDefinition } from './factor-definition.js';
import type { FactorProxies } from './factor-proxies.js';

export interface DefinedFactors {
  /** In the order in which they enter the regression. */
  readonly definitions: readonly FactorDefinition[];
  /** Peers left out because they lack a return in the window. */
  readonly shortPeers: readonly string[];
  /** The sub-industry has peers, and none of them can be used. */
  readonly isWithoutPeers: boolean;
}

/**
 * The factors that an asset's proxies stand for: the market itself, the others over the market, and a sub-industry over
 * its industry. An asset is never its own peer, and a peer without the whole window is left out.
 */
export function defineFactors(
  ticker: string,
  { market, momentum, value, industry, subindustry }: FactorProxies,
  hasWholeWindow: (ticker: string) => boolean,
): DefinedFactors {
  const others = subindustry.filter((peer) => peer !== ticker);
  const peers = others.filter(hasWholeWindow);
  const definitions: FactorDefinition[] = [];
  if (market !== null) definitions.push({ type: 'market', of: [market], minus: null });
  if (industry !== null) definitions.push({ type: 'industry', of: [industry], minus: market });
  if (peers.length > 0) {
    definitions.push({ type: 'subindustry', of: [...peers].sort(), minus: industry ?? market });
  }
  if (momentum !== null) definitions.push({ type: 'momentum', of: [momentum], minus: market });
  if (value !== null) definitions.push({ type: 'value', of: [value], minus: market });
  return {
    definitions,
    shortPeers: others.filter((peer) => !peers.includes(peer)),
    isWithoutPeers: subindustry.length > 0 && peers.length === 0,
  };
}
