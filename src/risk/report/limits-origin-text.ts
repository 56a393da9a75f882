const TEXT_BY_ORIGIN: ReadonlyMap<string, string> = new Map([
  ['request', 'given with this analysis'],
  ['portfolio', "the portfolio's own"],
  ['user', 'your own'],
  ['default', 'the defaults; you have set none'],
]);

/** Whose limits they are, in words. */
export function limitsOriginText(origin: string): string {
  return TEXT_BY_ORIGIN.get(origin) ?? origin;
}
