import type { FrontierResult, OptimizationResult } from '../engine/optimize/optimization-result.js';
import type { ReportFrame } from '../gather-analysis.js';

/** Optimal weights, and all that is needed to judge and repeat them. */
export interface OptimizationReport extends ReportFrame, OptimizationResult {}

export interface FrontierReport extends ReportFrame, FrontierResult {}
