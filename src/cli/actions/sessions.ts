import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { jsonText } from '../json-text.js';
import { openSettings } from '../settings.js';
import { getSignedIn, withSignInStore } from '../sign-in-store.js';
import { purgeText, sessionsText } from '../sign-in-text.js';
import { outputPalette, type Terminal } from '../terminal.js';
import { untilInterrupted } from '../until-interrupted.js';
import type { JsonFlag } from './database.js';
import type { OwnFlags } from './token.js';

/** Prints the live sessions of a user. */
export async function list(flags: OwnFlags, terminal: Terminal): Promise<ExitCode> {
  const settings = await openSettings({ user: flags.user }, terminal);
  const items = await withSignInStore(settings, terminal, async (store) =>
    store.sessions.list((await getSignedIn(store, settings.user)).id),
  );
  if (flags.json === true) terminal.writeOutput(jsonText({ items, nextCursor: null }));
  else terminal.writeOutput(sessionsText(items, outputPalette(terminal)));
  return EXIT_CODES.fine;
}

/** Removes everybody's sessions that are over. */
export async function purge(flags: JsonFlag, terminal: Terminal): Promise<ExitCode> {
  const settings = await openSettings({}, terminal);
  const report = await withSignInStore(settings, terminal, (store) =>
    untilInterrupted(terminal, (signal) => store.purge.runNow(signal)),
  );
  terminal.writeOutput(flags.json === true ? jsonText(report) : purgeText(report));
  return report.status === 'stopped' ? EXIT_CODES.interrupted : EXIT_CODES.fine;
}
