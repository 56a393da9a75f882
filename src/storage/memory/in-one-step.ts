/** Runs `step` at once and whole; what it throws becomes a rejection, as callers of a store expect. */
export function inOneStep<T>(step: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(step());
  });
}
