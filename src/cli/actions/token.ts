import { systemClock } from '../../common/clock.js';
import { printable } from '../../risk/report/printable.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { jsonText } from '../json-text.js';
import { openSettings } from '../settings.js';
import { getSignedIn, withSignInStore } from '../sign-in-store.js';
import { tokensText } from '../sign-in-text.js';
import { outputPalette, type Terminal } from '../terminal.js';
import { readTokenFlags, type TokenFlags } from '../token-flags.js';
import type { JsonFlag } from './database.js';

export interface OwnFlags extends JsonFlag {
  readonly user?: string;
}

/** Makes an API token. The token alone goes to standard output, this once. */
export async function create(
  name: string,
  flags: TokenFlags & OwnFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const wanted = readTokenFlags(name, flags);
  const settings = await openSettings({ user: flags.user }, terminal);
  const { token, apiToken, user } = await withSignInStore(settings, terminal, async (store) => {
    const owner = await getSignedIn(store, settings.user);
    return { user: owner, ...(await store.tokens.create(owner.id, wanted)) };
  });
  if (flags.json === true) terminal.writeOutput(jsonText({ token, ...apiToken }));
  else {
    const { scopes, expiresAt } = apiToken;
    terminal.writeError(
      `API token ${printable(JSON.stringify(name))} of ${printable(user.email ?? user.id)} (${scopes.join(', ')}), good until ${expiresAt}; it is shown only this once:\n`,
    );
    terminal.writeOutput(`${token}\n`);
  }
  return EXIT_CODES.fine;
}

/** Prints the API tokens of a user, without what they open with. */
export async function list(flags: OwnFlags, terminal: Terminal): Promise<ExitCode> {
  const settings = await openSettings({ user: flags.user }, terminal);
  const items = await withSignInStore(settings, terminal, async (store) =>
    store.tokens.list((await getSignedIn(store, settings.user)).id),
  );
  if (flags.json === true) terminal.writeOutput(jsonText({ items, nextCursor: null }));
  else terminal.writeOutput(tokensText(items, systemClock.now(), outputPalette(terminal)));
  return EXIT_CODES.fine;
}

/** Ends an API token: a server that knows it lets it in for two more seconds at most. */
export async function revoke(id: string, flags: OwnFlags, terminal: Terminal): Promise<ExitCode> {
  const settings = await openSettings({ user: flags.user }, terminal);
  await withSignInStore(settings, terminal, async (store) =>
    store.tokens.revoke((await getSignedIn(store, settings.user)).id, id),
  );
  if (flags.json === true) terminal.writeOutput(jsonText({ revoked: id }));
  else terminal.writeOutput(`revoked API token ${printable(id)}\n`);
  return EXIT_CODES.fine;
}
