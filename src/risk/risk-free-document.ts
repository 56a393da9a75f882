import { type DecimalBounds, readDecimal } from '../common/document/decimal-literal.js';
import type { MapNode, ScalarNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import type { FaultList } from '../common/document/fault-list.js';
import { asScalar, optionalField } from '../common/document/fields.js';
import type { RiskFree } from './engine/analysis-input.js';

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** A return of -100 % and below has no monthly equivalent. */
const LOWEST_RATE = -1;

/** Finer than a limit or a return: a monthly rate is often a root of an annual one. */
const RATE_BOUNDS: DecimalBounds = { maxDecimals: 17, below: 1e5 };

/** `riskFree`: an annual rate, or a map from `YYYY-MM` to that month's simple rate. Null when absent or at fault. */
export function readRiskFree(root: MapNode, faults: FaultList): RiskFree | null {
  const node = optionalField(root, 'riskFree');
  if (node === null) return null;
  if (node.kind === 'map') {
    return { kind: 'series', monthlyRates: readMonthlyRates(node, faults) };
  }
  const scalar = asScalar(node, '0.02, or { "2024-01": 0.0016 }', faults);
  const annualRate = scalar === null ? null : readRate(scalar, faults);
  return annualRate === null ? null : { kind: 'constant', annualRate };
}

function readMonthlyRates(map: MapNode, faults: FaultList): ReadonlyMap<string, number> {
  const rates = new Map<string, number>();
  for (const [month, node] of map.entries) {
    if (!MONTH.test(month)) {
      faults.report('invalid-date', node, `${excerpt(month)} is not a month written YYYY-MM`);
    }
    const scalar = asScalar(node, '0.0016', faults);
    const rate = scalar === null ? null : readRate(scalar, faults);
    if (rate !== null) rates.set(month, rate);
  }
  return rates;
}

function readRate(scalar: ScalarNode, faults: FaultList): number | null {
  const rate = faults.take(readDecimal(scalar, RATE_BOUNDS));
  if (rate === null || rate > LOWEST_RATE) return rate;
  faults.report('out-of-bounds', scalar, `${excerpt(scalar.text)} is not above -1, a total loss`);
  return null;
}
