import type { RiskScore } from '../engine/analysis-result.js';

/** The band, what costs most, and whether a part is missing. */
export function scoreNote({ score, band, complete, costliest }: RiskScore): string {
  const parts = [
    score === null ? 'no limit is known' : String(band),
    ...(costliest === null ? [] : [`most lost on ${costliest}`]),
    ...(complete || score === null ? [] : ['incomplete']),
  ];
  return parts.join('; ');
}
