/** The solver gave no optimum, or one that does not hold: a fault of ours, never of the input. */
export class SolverError extends Error {
  override readonly name = 'SolverError';
}
