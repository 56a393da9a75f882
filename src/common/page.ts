/** A stretch of a list; `nextCursor` asks for the next one, null is the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Cuts what was asked for with one more than `limit` into a page whose cursor is the key of its last item. */
export function toPage<Item>(
  found: readonly Item[],
  limit: number,
  keyOf: (item: Item) => string,
): Page<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last !== undefined ? keyOf(last) : null };
}
