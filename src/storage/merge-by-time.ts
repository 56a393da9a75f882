/** Two histories as one: each keeps its own order, whatever its clock did; of two of the same time the first one's comes first. */
export function mergedByTime<Entry extends { readonly at: string }>(
  one: readonly Entry[],
  other: readonly Entry[],
): readonly Entry[] {
  const merged: Entry[] = [];
  let next = 0;
  for (const entry of one) {
    for (
      let rival = other[next];
      rival !== undefined && isBefore(rival, entry);
      rival = other[next]
    ) {
      merged.push(rival);
      next += 1;
    }
    merged.push(entry);
  }
  return [...merged, ...other.slice(next)];
}

function isBefore(one: { readonly at: string }, other: { readonly at: string }): boolean {
  return Date.parse(one.at) < Date.parse(other.at);
}
