const MOST_NAMED = 20;

/** How a list is told. */
export interface ListForm {
  /** As many as are spelled out; of the others the message says how many. @default 20 */
  readonly most?: number;
  /** @default ', ' */
  readonly between?: string;
}

/**
 * Names as a message lists them, each once: all of a few, of many the first and how many more there are.
 * @example listNames(['A', 'B', 'B', 'C'], { most: 2 }) // 'A, B and 1 more'
 */
export function listNames(
  names: Iterable<string>,
  { most = MOST_NAMED, between = ', ' }: ListForm = {},
): string {
  const unique = [...new Set(names)];
  const more = unique.length - most;
  const listed = unique.slice(0, most).join(between);
  return more > 0 ? `${listed} and ${String(more)} more` : listed;
}
