import fc from 'fast-check';
import type { LimitFinding, LimitFindings } from '../../src/risk-limits/limit-evaluation.js';
import { LIMIT_NAMES } from '../../src/risk/engine/limits/risk-limits.js';

/** What an analysis found of these limits; another input for each `inputHash`. */
export function findings(
  limits: LimitFindings['limits'],
  given: Partial<LimitFindings> = {},
): LimitFindings {
  const source = { asOf: '2023-12-31', limitsOrigin: 'user', engineVersion: '1.0.0' } as const;
  return { ...source, inputHash: JSON.stringify(limits), limits, ...given };
}

/** A limit of 0.3 and a figure that gives it this status. */
export function finding(status: LimitFinding['status']): LimitFinding {
  const actuals = { pass: 0.1, warn: 0.29, breach: 0.35, unknown: null };
  return { actual: actuals[status], limit: 0.3, status };
}

const anyFinding: fc.Arbitrary<LimitFinding> = fc.record({
  actual: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  limit: fc.double({ min: 0, max: 1, noNaN: true }),
  status: fc.constantFrom('pass', 'warn', 'breach', 'unknown'),
});

/** Findings of any limits, of few inputs, so that some are repeated. */
export const anyFindings: fc.Arbitrary<LimitFindings> = fc.record({
  asOf: fc.constantFrom('2023-12-31', '2024-02-29'),
  limitsOrigin: fc.constantFrom('portfolio', 'user', 'default'),
  inputHash: fc.constantFrom('a', 'b', 'c'),
  engineVersion: fc.constant('1.0.0'),
  limits: fc
    .array(fc.tuple(fc.constantFrom(...LIMIT_NAMES.slice(0, 3)), anyFinding), { maxLength: 3 })
    .map((entries) => Object.fromEntries(entries)),
});
