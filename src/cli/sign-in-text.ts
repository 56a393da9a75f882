import type { PurgeReport } from '../auth/sessions/purge/session-purge.service.js';
import type { Session } from '../auth/sessions/session.js';
import type { ApiToken } from '../auth/tokens/api-token.js';
import type { User } from '../auth/users/user.js';
import type { Palette } from '../risk/report/palette.js';
import { type Cell, table } from '../risk/report/table.js';

/** A column with this title; the last ones may be cut. */
const column = (title: string, isCut = false) => ({ title, align: 'left', isCut }) as const;

const TOKEN_COLUMNS = ['Id', 'Scopes', 'Made', 'Expires', 'Last used'].map((title) =>
  column(title),
);
const SESSION_COLUMNS = ['Id', 'Begun', 'Last used', 'Ends'].map((title) => column(title));
const USER_COLUMNS = ['Id', 'E-mail', 'Tier', 'First sign-in', 'Last sign-in'].map((title) =>
  column(title),
);

/** API tokens as a table; those that have expired say so. */
export function tokensText(tokens: readonly ApiToken[], now: Date, palette: Palette): string {
  if (tokens.length === 0) return 'There is no API token; "risk token create NAME" makes one.\n';
  const rows = tokens.map((token): readonly Cell[] => {
    const { id, name, scopes, createdAt, expiresAt, lastUsed } = token;
    const hasExpired = Date.parse(expiresAt) <= now.getTime();
    const expires = hasExpired ? { text: 'expired', paint: palette.bad } : minute(expiresAt);
    return [id, scopes.join(','), minute(createdAt), expires, minute(lastUsed), name];
  });
  return lines([...TOKEN_COLUMNS, column('Name', true)], rows, palette);
}

/** Live sessions as a table. */
export function sessionsText(sessions: readonly Session[], palette: Palette): string {
  if (sessions.length === 0) return 'There is no session: nobody is signed in as this user.\n';
  const rows = sessions.map(({ id, createdAt, lastAccessed, expiresAt, userAgent }) => [
    id,
    minute(createdAt),
    minute(lastAccessed),
    minute(expiresAt),
    userAgent ?? '',
  ]);
  return lines([...SESSION_COLUMNS, column('Browser', true)], rows, palette);
}

/** Users as a table. */
export function usersText(users: readonly User[], palette: Palette): string {
  if (users.length === 0) return 'Nobody has signed in yet.\n';
  const rows = users.map(({ id, email, tier, createdAt, lastLogin, name }) => [
    id,
    email ?? '',
    tier,
    minute(createdAt),
    minute(lastLogin),
    name ?? '',
  ]);
  return lines([...USER_COLUMNS, column('Name', true)], rows, palette);
}

export function purgeText({ status, sessions, rateCounters }: PurgeReport): string {
  const removed = `removed ${sessions.toString()} sessions and ${rateCounters.toString()} counts that were over`;
  if (status === 'done') return `${removed}\n`;
  const why = status === 'stopped' ? 'stopped before the end' : 'another instance is at it';
  return `${removed}; ${why}\n`;
}

function lines(
  columns: readonly ReturnType<typeof column>[],
  rows: readonly (readonly Cell[])[],
  { faint }: Palette,
): string {
  return `${table({ columns, rows, heading: faint }).join('\n')}\n`;
}

/** To the minute, in UTC; nothing for what never was. */
function minute(moment: string | null): string {
  return moment === null ? '' : `${moment.slice(0, 10)} ${moment.slice(11, 16)}Z`;
}
