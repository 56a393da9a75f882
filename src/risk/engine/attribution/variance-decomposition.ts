import { FACTOR_TYPES, type FactorType } from '../factors/factor-definition.js';
import { factorExposures } from '../factors/factor-exposures.js';
import type { FactorModel } from '../factors/factor-model.js';
import { isNegligibleDeviation } from '../estimators/negligible-deviation.js';
import { dot } from '../linalg/dot.js';
import { type NumberList, sum } from '../linalg/sum.js';

/** Part of the model variance that one factor brings. Variances are per month. */
export interface FactorPart {
  readonly key: string;
  readonly type: FactorType;
  /** x_k = sum of w_i beta_ik. */
  readonly exposure: number;
  /** c_k = x_k (Cx)_k; they sum to the systematic variance, and may be negative. */
  readonly contribution: number;
  /** Of the model variance; null when there is none. */
  readonly share: number | null;
  readonly deviation: number;
  /** With the model portfolio, so that contribution / model deviation = exposure * deviation * correlation. */
  readonly correlation: number | null;
}

export interface VarianceDecomposition {
  readonly systematic: number;
  readonly idiosyncratic: number;
  /** Their sum. */
  readonly model: number;
  readonly systematicShare: number | null;
  readonly idiosyncraticShare: number | null;
  /** Sum of the shares of a type's factors, for each type that has one. */
  readonly byType: Readonly<Partial<Record<FactorType, number | null>>>;
  /** In the order of the model's factors. */
  readonly factors: readonly FactorPart[];
}

/**
 * Splits the variance of a portfolio into what each factor brings and the rest: x = B'w, V_s = x'Cx with C the sample
 * covariance of the factors, V_i = sum w_i^2 s_i^2.
 * Source: R. Grinold, R. Kahn, Active Portfolio Management, 2nd ed., chapter 3.
 */
export function decomposeVariance(
  weights: readonly number[],
  model: FactorModel,
): VarianceDecomposition {
  const { factors, idiosyncraticVariances } = model;
  const exposures = factorExposures(weights, model);
  const centeredReturns = factors.map(({ regressor }) => regressor.deviations);
  const systematicReturns = combine(centeredReturns, exposures);
  const freedom = systematicReturns.length - 1;
  // (C x)_k without the matrix C: x'f is the systematic return of each month.
  const product = centeredReturns.map((each) => dot(each, systematicReturns) / freedom);
  const systematic = factors.length === 0 ? 0 : dot(systematicReturns, systematicReturns) / freedom;
  const idiosyncratic = sum(
    weights.map((weight, i) => weight ** 2 * (idiosyncraticVariances[i] as number)),
  );
  const whole = systematic + idiosyncratic;
  const modelDeviation = Math.sqrt(whole);
  const isFlat = isNegligibleDeviation(modelDeviation);
  const shareOf = (variance: number): number | null => (isFlat ? null : variance / whole);
  const parts = factors.map(({ key, definition, regressor }, k): FactorPart => {
    const exposure = exposures[k] as number;
    const contribution = exposure * (product[k] as number);
    const deviation = regressor.norm / Math.sqrt(freedom);
    return {
      key,
      type: definition.type,
      exposure,
      contribution,
      share: shareOf(contribution),
      deviation,
      correlation: isFlat ? null : (product[k] as number) / (deviation * modelDeviation),
    };
  });
  return {
    systematic,
    idiosyncratic,
    model: whole,
    systematicShare: shareOf(systematic),
    idiosyncraticShare: shareOf(idiosyncratic),
    byType: byType(parts, shareOf),
    factors: parts,
  };
}

function combine(columns: readonly Float64Array[], multiples: NumberList): Float64Array {
  const total = new Float64Array(columns[0]?.length ?? 0);
  for (const [k, column] of columns.entries()) {
    const multiple = multiples[k] as number;
    for (let t = 0; t < total.length; t += 1) {
      total[t] = (total[t] as number) + multiple * (column[t] as number);
    }
  }
  return total;
}

function byType(
  parts: readonly FactorPart[],
  shareOf: (variance: number) => number | null,
): VarianceDecomposition['byType'] {
  return Object.fromEntries(
    FACTOR_TYPES.map((type) => [type, parts.filter((part) => part.type === type)] as const)
      .filter(([, ofType]) => ofType.length > 0)
      .map(([type, ofType]) => [
        type,
        shareOf(sum(ofType.map(({ contribution }) => contribution))),
      ]),
  );
}
