/** Tickers whose returns explain an asset (risk-model section 4); any may be missing. */
export interface FactorProxies {
  readonly market: string | null;
  readonly momentum: string | null;
  readonly value: string | null;
  readonly industry: string | null;
  /** Peer tickers, in code-unit order, without duplicates. */
  readonly subindustry: readonly string[];
}

export const NO_PROXIES: FactorProxies = {
  market: null,
  momentum: null,
  value: null,
  industry: null,
  subindustry: [],
};

/** Every ticker they name, peers last. */
export function namedProxies({
  market,
  momentum,
  value,
  industry,
  subindustry,
}: FactorProxies): readonly string[] {
  const single = [market, momentum, value, industry].filter((ticker) => ticker !== null);
  return [...single, ...subindustry];
}

/** True when they name no ticker. */
export function isWithoutProxies(proxies: FactorProxies): boolean {
  return namedProxies(proxies).length === 0;
}
