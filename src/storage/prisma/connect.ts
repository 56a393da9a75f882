import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../generated/prisma/client.js';
import type { OnWarning } from '../warning.js';
import { ConnectionPool, type PoolOptions } from './connection-pool.js';
import { Database } from './database.js';

export interface ConnectionOptions extends PoolOptions {
  readonly onWarning: OnWarning;
}

/** Nothing is connected yet: the first operation does it, and says when it cannot. */
export function connect({ onWarning, ...options }: ConnectionOptions): Database {
  const warn = (error: Error): void => {
    onWarning('database-connection-lost', { reason: error.message });
  };
  const pool = new ConnectionPool(options);
  // Not left to the adapter, which listens from its first query on: an error that nobody hears ends the process.
  pool.on('error', warn);
  const adapter = new PrismaPg(pool, { onConnectionError: warn });
  return new Database(new PrismaClient({ adapter }), pool);
}
