import { ANALYSIS_PROBLEMS } from '../../risk/dto/analysis-problems.js';

/** What can keep a change of a portfolio from being compared. */
export const COMPARISON_PROBLEMS = [
  'not-acceptable',
  'corrupt-data',
  'invalid-what-if',
  ...ANALYSIS_PROBLEMS,
] as const;
