/**
 * A smallest part of `candidates` that contradicts itself: whichever member is dropped, the rest does not. Empty when
 * all of them can hold together. Halves the candidates, so that few of many are found in few questions.
 * Source: U. Junker, QuickXplain, AAAI 2004.
 */
export function minimalConflict<Item>(
  candidates: readonly Item[],
  canHold: (items: readonly Item[]) => boolean,
): readonly Item[] {
  if (canHold(candidates)) return [];
  return within([], candidates, { hasGrown: false, canHold });
}

interface Search<Item> {
  /** Whether `kept` has more than when it was last known to hold. */
  readonly hasGrown: boolean;
  readonly canHold: (items: readonly Item[]) => boolean;
}

/** What of `candidates` a conflict with `kept` needs. */
function within<Item>(
  kept: readonly Item[],
  candidates: readonly Item[],
  { hasGrown, canHold }: Search<Item>,
): readonly Item[] {
  if (hasGrown && !canHold(kept)) return [];
  if (candidates.length <= 1) return candidates;
  const middle = Math.floor(candidates.length / 2);
  const [first, second] = [candidates.slice(0, middle), candidates.slice(middle)];
  const ofSecond = within([...kept, ...first], second, { hasGrown: true, canHold });
  const ofFirst = within([...kept, ...ofSecond], first, {
    hasGrown: ofSecond.length > 0,
    canHold,
  });
  return [...ofFirst, ...ofSecond];
}
