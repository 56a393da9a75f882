/** A promise of our own code was broken: a bug, never the caller's fault. HTTP answers it as a bare 500. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** @throws InvariantError when `condition` does not hold; `promise` says what should have held. */
export function invariant(condition: unknown, promise: string): asserts condition {
  if (condition !== true) throw new InvariantError(promise);
}

/** Closes a switch over a union of literals: a new member fails to compile here. */
export function assertNever(value: never): never {
  throw new InvariantError(`unexpected member of a closed union: ${JSON.stringify(value)}`);
}
