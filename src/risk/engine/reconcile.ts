/** Largest difference, relative to the larger side or absolute near zero, between figures that must agree. */
const RECONCILIATION_TOLERANCE = 1e-9;

/** Figures that must agree do not: a fault of the engine, never of its input. */
export class ReconciliationError extends Error {
  override readonly name = 'ReconciliationError';
}

/** @throws ReconciliationError when two ways to one figure differ. */
export function reconcile(figure: string, actual: number, expected: number): void {
  const scale = Math.max(1, Math.abs(actual), Math.abs(expected));
  if (Math.abs(actual - expected) <= RECONCILIATION_TOLERANCE * scale) return;
  throw new ReconciliationError(`${figure}: ${String(actual)} is not ${String(expected)}`);
}
