import { riskLimitsDocument } from '../../risk-limits/risk-limits-document.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { limitHistoryText } from '../limit-history-text.js';
import { limitsText } from '../limits-text.js';
import { readLimitsChange } from '../limits-change.js';
import { jsonText } from '../json-text.js';
import { listEvery } from '../list-every.js';
import { openSettings } from '../settings.js';
import { withStore } from '../store.js';
import { outputPalette, type Terminal } from '../terminal.js';
import { type WriteFlags, writeOptions } from '../write-flags.js';

interface LimitsFlags {
  readonly user?: string;
  /** The limits of this portfolio, rather than the user's own. */
  readonly portfolio?: string;
}

/** Prints the limits that hold, and whose they are. */
export async function show(
  flags: LimitsFlags & { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const settings = await openSettings({ user: flags.user }, terminal);
  const { origin, limits } = await withStore(settings, terminal, ({ riskLimits, ownerId }) =>
    riskLimits.effectiveValid(ownerId, flags.portfolio ?? null),
  );
  if (flags.json === true)
    terminal.writeOutput(jsonText({ origin, ...riskLimitsDocument(limits) }));
  else terminal.writeOutput(limitsText(limits, origin, outputPalette(terminal)));
  return EXIT_CODES.fine;
}

/** Replaces the limits by those of a file, or changes single ones of those that hold now. */
export async function set(
  changes: readonly string[],
  flags: LimitsFlags & WriteFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const options = writeOptions(flags);
  const settings = await openSettings({ user: flags.user }, terminal);
  const { mode, limits } = await readLimitsChange(changes, terminal);
  const portfolioName = flags.portfolio ?? null;
  const { version } = await withStore(settings, terminal, ({ riskLimits, ownerId }) =>
    riskLimits[mode](ownerId, portfolioName, limits, options),
  );
  terminal.writeOutput(`saved risk limits, version ${version}\n`);
  return EXIT_CODES.fine;
}

/** Prints when the limits of a portfolio were evaluated, and breaches opened and closed, newest first. */
export async function history(
  name: string,
  flags: { readonly user?: string; readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const settings = await openSettings({ user: flags.user }, terminal);
  const found = await withStore(settings, terminal, async ({ limitChecks, ownerId }) => ({
    items: await listEvery(({ after, limit }) =>
      limitChecks.history(ownerId, name, { before: after, limit }),
    ),
    open: await limitChecks.openBreaches(ownerId, name),
  }));
  if (flags.json === true) terminal.writeOutput(jsonText({ ...found, nextCursor: null }));
  else terminal.writeOutput(limitHistoryText(name, found, outputPalette(terminal)));
  return EXIT_CODES.fine;
}
