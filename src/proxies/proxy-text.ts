import type { FactorProxies } from '../risk/engine/factors/factor-proxies.js';

/** Proxies in one line: `market SPY, momentum MTUM, peers AMD AVGO`. */
export function proxyText({
  market,
  momentum,
  value,
  industry,
  subindustry,
}: FactorProxies): string {
  const named = [
    ['market', market],
    ['industry', industry],
    ['peers', subindustry.length === 0 ? null : subindustry.join(' ')],
    ['momentum', momentum],
    ['value', value],
  ] as const;
  const parts = named.filter(([, ticker]) => ticker !== null).map((part) => part.join(' '));
  return parts.length === 0 ? 'none' : parts.join(', ');
}
