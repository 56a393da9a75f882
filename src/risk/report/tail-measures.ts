import type { TailLoss } from '../engine/analysis-result.js';

/** Losses in one month, in the order and words of a report. */
export const TAIL_MEASURES: readonly (readonly [keyof TailLoss, string])[] = [
  ['varHistorical', 'Value at risk, historical'],
  ['varNormal', 'Value at risk, normal'],
  ['varCornishFisher', 'Value at risk, Cornish–Fisher'],
  ['esHistorical', 'Expected shortfall, historical'],
  ['esNormal', 'Expected shortfall, normal'],
];
