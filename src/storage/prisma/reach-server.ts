import type { DatabaseServer } from '../storage.options.js';
import { type OnWarning, warnOnStandardError } from '../warning.js';
import type { DatabaseLogins } from './migrations/bring-up-to-date.js';

/** A server that answers, and what to do when it is not needed any more. */
export interface ReachedServer extends DatabaseLogins {
  close(): Promise<void>;
}

export async function reachServer(
  server: DatabaseServer,
  onWarning: OnWarning = warnOnStandardError,
): Promise<ReachedServer> {
  if (server.kind === 'address') {
    return { url: server.url, ownerUrl: server.ownerUrl, close: () => Promise.resolve() };
  }
  const { openEmbeddedPostgres } = await import('./embedded/open-embedded-postgres.js');
  const embedded = await openEmbeddedPostgres({ directory: server.directory, onWarning });
  return {
    url: embedded.databaseUrl,
    ownerUrl: embedded.databaseOwnerUrl,
    close: () => embedded.close(),
  };
}
