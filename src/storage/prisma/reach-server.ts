import { AppError } from '../../common/problem/app-error.js';
import type { DatabaseServer } from '../storage.options.js';
import type { DatabaseLogins } from './migrations/bring-up-to-date.js';

/** A server that answers, and what to do when it is not needed any more. */
export interface ReachedServer extends DatabaseLogins {
  close(): Promise<void>;
}

export async function reachServer(server: DatabaseServer): Promise<ReachedServer> {
  if (server.kind === 'address') {
    return { url: server.url, ownerUrl: server.ownerUrl, close: () => Promise.resolve() };
  }
  throw new AppError('invalid-settings', 'DATABASE_URL=embedded comes with the next change');
}
