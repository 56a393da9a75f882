import type { FeasibleRegion } from './feasible-region.js';
import type { QuadraticSolver } from './quadratic-program.js';
import type { RiskScale } from './risk-scale.js';

/** Where weights may lie, how their risk is measured, and who solves it. */
export interface RiskProblem {
  readonly solver: QuadraticSolver;
  readonly region: FeasibleRegion;
  readonly risk: RiskScale;
}
