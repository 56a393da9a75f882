import { Socket } from 'node:net';
import { Pool, type PoolClient } from 'pg';
import type { Secret } from '../../common/secret.js';

const WAIT_FOR_CONNECTION_MS = 5000;
const CLOSE_IDLE_AFTER_MS = 30_000;
/** Longer than statement_timeout, so that a server that is there says so itself. */
const SILENCE_MS = 45_000;

export interface PoolOptions {
  readonly url: Secret;
  /** The most connections there may be. */
  readonly poolSize: number;
  /** After so long without a byte a connection counts as lost: its server may be gone without a word. @default 45 s */
  readonly silenceMs?: number;
}

/** Connections to the database, made when they are needed. */
export class ConnectionPool extends Pool {
  private readonly made = new Set<PoolClient>();

  constructor({ url, poolSize, silenceMs = SILENCE_MS }: PoolOptions) {
    super({
      connectionString: url.reveal(),
      max: poolSize,
      connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
      idleTimeoutMillis: CLOSE_IDLE_AFTER_MS,
      keepAlive: true,
      application_name: 'risk-module',
      stream: () => socketEndingAfter(silenceMs),
    });
    this.on('connect', (client) => this.made.add(client));
    this.on('remove', (client) => this.made.delete(client));
  }

  /** Whether the server has answered on any of them. */
  get isConnected(): boolean {
    return this.made.size > 0;
  }
}

function socketEndingAfter(silenceMs: number): Socket {
  const socket = new Socket();
  socket.setTimeout(silenceMs, () => {
    socket.destroy(new Error('connection terminated: the server has not said a word'));
  });
  return socket;
}
