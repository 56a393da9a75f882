/** Solves Rx = b by back substitution; `r[j][i]` is element (i, j) of the upper triangle R, without zeros on its diagonal. */
export function solveTriangle(r: readonly Float64Array[], right: ArrayLike<number>): Float64Array {
  const solution = new Float64Array(r.length);
  solution.set(right);
  for (let j = r.length - 1; j >= 0; j -= 1) {
    const column = r[j] as Float64Array;
    const value = (solution[j] as number) / (column[j] as number);
    solution[j] = value;
    for (let i = 0; i < j; i += 1) {
      solution[i] = (solution[i] as number) - value * (column[i] as number);
    }
  }
  return solution;
}
