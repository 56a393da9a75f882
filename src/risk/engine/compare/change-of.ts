/** `after - before`; no change is 0, never -0, whatever the signs of two zeros. */
export function changeOf(before: number, after: number): number {
  return after - before + 0;
}
