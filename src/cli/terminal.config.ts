/**
 * Whether to colour what goes to a stream: on a terminal that can, unless `NO_COLOR` says no; `FORCE_COLOR` says
 * yes also without a terminal, and with `0` or `false` it says no.
 */
export function isColored(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  const { NO_COLOR: refused = '', FORCE_COLOR: forced, TERM: kind } = environment;
  if (refused !== '') return false;
  if (forced !== undefined) return !['0', 'false'].includes(forced);
  return stream.isTTY === true && kind !== 'dumb';
}
