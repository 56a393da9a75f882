/** Compares text by UTF-16 code unit: the order of keys, tickers and names everywhere. */
export function byCodeUnit(left: string, right: string): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}

/** The entries of a map or record in code-unit order of their keys. */
export function sortedEntries<Value>(
  entries: Iterable<readonly [string, Value]>,
): (readonly [string, Value])[] {
  return [...entries].sort(([left], [right]) => byCodeUnit(left, right));
}
