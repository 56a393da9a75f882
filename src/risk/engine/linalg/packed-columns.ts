/** Columns of zeros side by side in one block of memory, which is made and cleared away at once. */
export function packedColumns(count: number, length: number): readonly Float64Array[] {
  const block = new Float64Array(count * length);
  return Array.from(
    { length: count },
    (_, k) => new Float64Array(block.buffer, k * length * Float64Array.BYTES_PER_ELEMENT, length),
  );
}
