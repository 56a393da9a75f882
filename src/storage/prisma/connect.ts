import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import type { Secret } from '../../common/secret.js';
import { PrismaClient } from '../../generated/prisma/client.js';
import type { OnWarning } from '../warning.js';
import { Database } from './database.js';

const WAIT_FOR_CONNECTION_MS = 5000;
const CLOSE_IDLE_AFTER_MS = 30_000;

export interface ConnectionOptions {
  readonly url: Secret;
  readonly poolSize: number;
  readonly onWarning: OnWarning;
}

/** Nothing is connected yet: the first operation does it, and says when it cannot. */
export function connect({ url, poolSize, onWarning }: ConnectionOptions): Database {
  const warn = (error: Error): void => {
    onWarning('database-connection-lost', { reason: error.message });
  };
  const pool = new Pool({
    connectionString: url.reveal(),
    max: poolSize,
    connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
    idleTimeoutMillis: CLOSE_IDLE_AFTER_MS,
    keepAlive: true,
    application_name: 'risk-module',
  });
  // Not left to the adapter, which listens from its first query on: an error that nobody hears ends the process.
  pool.on('error', warn);
  const adapter = new PrismaPg(pool, { onConnectionError: warn });
  return new Database(new PrismaClient({ adapter }), pool);
}
