import { TIERS, type Tier } from '../../auth/users/user.js';
import { printable } from '../../risk/report/printable.js';
import { commandLineError } from '../command-line-error.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { jsonText } from '../json-text.js';
import { openSettings } from '../settings.js';
import { getSignedIn, withSignInStore } from '../sign-in-store.js';
import { usersText } from '../sign-in-text.js';
import { outputPalette, type Terminal } from '../terminal.js';
import type { JsonFlag } from './database.js';
import type { User } from '../../auth/users/user.js';
import type { StorageAdministration } from '../../admin/storage-administration.js';

const PAGE_SIZE = 200;

/** Prints who has signed in. */
export async function list(flags: JsonFlag, terminal: Terminal): Promise<ExitCode> {
  const settings = await openSettings({}, terminal);
  const items = await withSignInStore(settings, terminal, ({ administration }) =>
    everybody(administration),
  );
  if (flags.json === true) terminal.writeOutput(jsonText({ items, nextCursor: null }));
  else terminal.writeOutput(usersText(items, outputPalette(terminal)));
  return EXIT_CODES.fine;
}

/** Gives a user a tier. */
export async function setTier(
  idOrEmail: string,
  tier: string,
  { flags, terminal }: { readonly flags: JsonFlag; readonly terminal: Terminal },
): Promise<ExitCode> {
  const wanted = readTier(tier);
  const settings = await openSettings({}, terminal);
  const user = await withSignInStore(settings, terminal, async (store) => {
    const known = await getSignedIn(store, idOrEmail);
    return (await store.administration.setTier(known.id, wanted)) ?? getSignedIn(store, idOrEmail);
  });
  if (flags.json === true) terminal.writeOutput(jsonText(user));
  else terminal.writeOutput(`${printable(user.email ?? user.id)} is ${user.tier} now\n`);
  return EXIT_CODES.fine;
}

async function everybody(administration: StorageAdministration): Promise<readonly User[]> {
  const found: User[] = [];
  for (;;) {
    const after = found.at(-1)?.id ?? null;
    const page = await administration.users({ after, limit: PAGE_SIZE });
    found.push(...page);
    if (page.length < PAGE_SIZE) return found;
  }
}

function readTier(text: string): Tier {
  const tier = TIERS.find((each) => each === text);
  if (tier !== undefined) return tier;
  throw commandLineError([
    {
      code: 'invalid-choice',
      detail: `tier: ${JSON.stringify(text)} is none of ${TIERS.join(', ')}`,
    },
  ]);
}
