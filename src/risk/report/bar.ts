/** How much of a limit, or of a whole, is used: `0.5` of ten blocks is `█████░░░░░`. More than all is all; less than nothing is none. */
export function bar(fraction: number, { blocks }: { readonly blocks: number }): string {
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * blocks);
  return '█'.repeat(filled) + '░'.repeat(blocks - filled);
}
