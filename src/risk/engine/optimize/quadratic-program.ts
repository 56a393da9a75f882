import type { SymmetricMatrix } from '../linalg/symmetric-matrix.js';

/** Minimize x'Qx / 2 + c'x where lower <= x <= upper and each row's a'x lies between its ends. */
export interface QuadraticProgram {
  /** Positive semidefinite; null for a linear program. */
  readonly quadratic: SymmetricMatrix | null;
  readonly linear: Float64Array;
  /** Infinite where there is no bound. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: readonly LinearRow[];
}

export interface LinearRow {
  readonly coefficients: Float64Array;
  /** Infinite where there is no bound. */
  readonly lower: number;
  readonly upper: number;
}

export type QuadraticSolution =
  | {
      readonly status: 'optimal';
      readonly values: Float64Array;
      /** One per row: positive where the lower end holds the optimum back, negative where the upper does. */
      readonly rowDuals: Float64Array;
    }
  | { readonly status: 'infeasible' }
  /** It gave up; `reason` is the solver's word for it. */
  | { readonly status: 'failed'; readonly reason: string };

/** A published solver, which comes in from outside: the engine imports none. */
export interface QuadraticSolver {
  /** Name and version, for the result. */
  readonly name: string;
  readonly solve: (program: QuadraticProgram) => QuadraticSolution;
}
