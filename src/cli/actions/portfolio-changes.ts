import { changeSetsText } from '../changes-text.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { jsonText } from '../json-text.js';
import { listEvery } from '../list-every.js';
import { openSettings } from '../settings.js';
import { withStore } from '../store.js';
import { outputPalette, type Terminal } from '../terminal.js';

/** Prints what was changed of a portfolio and its risk limits, newest first. */
export async function portfolioChanges(
  name: string,
  { user, json }: { readonly user?: string; readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const settings = await openSettings({ user }, terminal);
  const items = await withStore(settings, terminal, ({ portfolios, ownerId }) =>
    listEvery(({ after: before, limit }) =>
      portfolios.changes(ownerId, { portfolioName: name, before, limit }),
    ),
  );
  if (json === true) terminal.writeOutput(jsonText({ items, nextCursor: null }));
  else terminal.writeOutput(changeSetsText(name, items, outputPalette(terminal)));
  return EXIT_CODES.fine;
}
