/** Tickers whose returns explain an asset (risk-model section 4); any may be missing. */
export interface FactorProxies {
  readonly market: string | null;
  readonly momentum: string | null;
  readonly value: string | null;
  readonly industry: string | null;
  /** Peer tickers, in code-unit order, without duplicates. */
  readonly subindustry: readonly string[];
}
