/** In the order in which they enter a regression. */
export const FACTOR_TYPES = ['market', 'industry', 'subindustry', 'momentum', 'value'] as const;

export type FactorType = (typeof FACTOR_TYPES)[number];

/**
 * What a factor is made of: the return of a ticker, or the median return of several, minus the return of another (raw
 * without one).
 */
export interface FactorDefinition {
  readonly type: FactorType;
  /** One ticker; for a sub-industry its peers, in code-unit order. */
  readonly of: readonly string[];
  readonly minus: string | null;
}

/** Names a factor by what it is. @example factorKey({ type: 'industry', of: ['XLK'], minus: 'SPY' }) // 'industry:XLK-SPY' */
export function factorKey({ type, of, minus }: FactorDefinition): string {
  return `${type}:${of.join(',')}${minus === null ? '' : `-${minus}`}`;
}

/** Every ticker a factor is made of. */
export function ingredientsOf({ of, minus }: FactorDefinition): readonly string[] {
  return minus === null ? of : [...of, minus];
}
