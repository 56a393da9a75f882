import type { ReportFigures } from '../analysis-report.js';
import type { FactorResult } from '../engine/factor-result.js';

export type NamedFactor = FactorResult & {
  /** Such as `industry:XLK-SPY`. */
  readonly key: string;
  /** What it is made of: `XLK-SPY`. */
  readonly name: string;
};

/** Every factor, the one that brings most of the variance first, whatever its sign. */
export function factorsByShare({ decomposition }: ReportFigures): readonly NamedFactor[] {
  return Object.entries(decomposition.factors)
    .map(([key, factor]) => ({ key, name: key.slice(key.indexOf(':') + 1), ...factor }))
    .sort((a, b) => Math.abs(b.annualContribution) - Math.abs(a.annualContribution));
}

/** False: no asset is explained by a factor, and there is nothing to say of them. */
export function hasFactors({ decomposition }: ReportFigures): boolean {
  return Object.keys(decomposition.factors).length > 0;
}
