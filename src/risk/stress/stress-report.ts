import type { AnalysisReport } from '../analysis-report.js';
import type { StressResult } from '../engine/stress/stress-result.js';

/** The answer to a stress test: its figures, and all that is needed to judge and repeat them. */
export interface StressReport
  extends
    StressResult,
    Pick<
      AnalysisReport,
      | 'portfolioName'
      | 'asOf'
      | 'baseCurrency'
      | 'frequency'
      | 'options'
      | 'priceSource'
      | 'cashMapping'
      | 'engineVersion'
      | 'inputHash'
    > {}
