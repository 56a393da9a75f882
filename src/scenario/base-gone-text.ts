/** What a reader of a scenario is told when its base portfolio is not stored any more. */
export function baseGoneText(basePortfolio: string): string {
  return `its base portfolio "${basePortfolio}" is gone; save one of that name, or the scenario on another`;
}
