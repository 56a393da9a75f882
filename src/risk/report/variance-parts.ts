import type { ReportFigures } from '../analysis-report.js';
import { FACTOR_TYPES, type FactorType } from '../engine/factors/factor-definition.js';

/** A part of the model's annual variance. */
export interface VariancePart {
  readonly name: string;
  readonly variance: number;
  /** Of the model variance; may be negative; null where there is none. */
  readonly share: number | null;
}

export const NAME_OF_TYPE: Readonly<Record<FactorType, string>> = {
  market: 'Market',
  industry: 'Industry',
  subindustry: 'Sub-industry',
  momentum: 'Momentum',
  value: 'Value',
};

/** What no factor explains. */
export const STOCK_SPECIFIC = 'Stock-specific';

/** The parts that the model variance is the sum of: what each type of factor brings, and what is specific to the stocks. */
export function varianceParts({ decomposition }: ReportFigures): readonly VariancePart[] {
  const { byType, factors, idiosyncraticAnnualVariance, idiosyncraticShare } = decomposition;
  const types = FACTOR_TYPES.filter((type) => byType[type] !== undefined).map((type) => ({
    name: NAME_OF_TYPE[type],
    variance: Object.values(factors).reduce(
      (sum, factor) => (factor.type === type ? sum + factor.annualContribution : sum),
      0,
    ),
    share: byType[type] ?? null,
  }));
  const rest = {
    name: STOCK_SPECIFIC,
    variance: idiosyncraticAnnualVariance,
    share: idiosyncraticShare,
  };
  return [...types, rest];
}

/** The model variance, what it misses of the sample variance, and that: they always add up. */
export function varianceTotals({ decomposition }: ReportFigures): readonly VariancePart[] {
  const {
    systematicAnnualVariance: systematic,
    idiosyncraticAnnualVariance: idiosyncratic,
    unexplainedAnnualVariance: unexplained,
  } = decomposition;
  const model = systematic + idiosyncratic;
  return [
    { name: 'Model', variance: model, share: decomposition.idiosyncraticShare === null ? null : 1 },
    { name: 'Not explained by it', variance: unexplained, share: null },
    { name: 'Sample', variance: model + unexplained, share: null },
  ];
}

/** Of the sample, a year: what the model is held against, whatever covariance was chosen for the other figures. */
export function sampleVolatility({ decomposition }: ReportFigures): number {
  const { modelAnnualVolatility, unexplainedAnnualVariance } = decomposition;
  return Math.sqrt(Math.max(0, modelAnnualVolatility ** 2 + unexplainedAnnualVariance));
}
