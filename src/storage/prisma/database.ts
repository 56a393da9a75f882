import type { PoolClient } from 'pg';
import type { PoolFigures } from '../../admin/storage-administration.js';
import type { UserId } from '../../auth/user-id.js';
import { Prisma, type PrismaClient } from '../../generated/prisma/client.js';
import type { ConnectionPool } from './connection-pool.js';
import { asDatabaseError, withoutConnections } from './database-errors.js';

export type Transaction = Prisma.TransactionClient;

/** A transaction that has entered its user: it sees no row of anybody else. */
export interface OwnTransaction {
  readonly tx: Transaction;
  /** The user's row, which never leaves this folder. */
  readonly userId: number;
}

/** Transactions that belong to a user: each its own, or all of them parts of one. */
export interface OwnTransactions {
  /** `absent` in place of what a user has of whom nothing was ever stored. */
  read<T>(ownerId: UserId, absent: T, work: (own: OwnTransaction) => Promise<T>): Promise<T>;
  /** Makes the user who is not there yet. No other writer of the same user is at work meanwhile. */
  write<T>(ownerId: UserId, work: (own: OwnTransaction) => Promise<T>): Promise<T>;
}

/** As `OwnTransactions`, of who keeps documents there. */
export interface DocumentTransactions extends OwnTransactions {
  /**
   * The first row of a query of what a user has, as `read` would see it, with one wait for the server instead of four.
   * @param select the query, given an expression for the user's row
   */
  findRow<Row extends object>(
    ownerId: UserId,
    select: (userId: Prisma.Sql) => Prisma.Sql,
  ): Promise<Row | null>;
}

/** Longer than a wait for a connection may take, so that the pool's own error is the one that is seen. */
const START_WITHIN_MS = 10_000;
/** Longer than statement_timeout, so that the server's own error is the one that is seen. */
const END_WITHIN_MS = 60_000;
const LIMITS = { maxWait: START_WITHIN_MS, timeout: END_WITHIN_MS };
/** Everything of a user, however much that is. */
const MOVE_LIMITS = { maxWait: START_WITHIN_MS, timeout: 3_600_000 };

/** The one way to the tables: a short transaction that belongs to a user. */
export class Database implements DocumentTransactions {
  constructor(
    private readonly client: PrismaClient,
    private readonly pool: ConnectionPool,
  ) {}

  /** @throws MovedAwayError once the user's documents lie in files, as `write` does */
  async read<T>(ownerId: UserId, absent: T, work: (own: OwnTransaction) => Promise<T>): Promise<T> {
    return this.transact(async (tx) => {
      const [row] = await tx.$queryRaw<
        { id: number | null }[]
      >`SELECT enter_documents(${ownerId}) AS id`;
      const userId = row?.id ?? null;
      return userId === null ? absent : work({ tx, userId });
    });
  }

  /**
   * The user is entered first: the query is given their id by the row that entering makes, and stays a query of its own. Asked
   * in another order it would find nothing, never something of somebody else. Straight to the driver, as loads are what is
   * asked most (docs/adr/0022).
   */
  async findRow<Row extends object>(
    ownerId: UserId,
    select: (userId: Prisma.Sql) => Prisma.Sql,
  ): Promise<Row | null> {
    const { text, values } = Prisma.sql`
      SELECT found.* FROM enter_documents(${ownerId}) AS own(id)
      CROSS JOIN LATERAL (${select(Prisma.sql`own.id`)} OFFSET 0) AS found`;
    return this.onConnection(async (client) => {
      const { rows } = await client.query<Row>(text, values);
      return rows[0] ?? null;
    });
  }

  async write<T>(ownerId: UserId, work: (own: OwnTransaction) => Promise<T>): Promise<T> {
    return this.transact(async (tx) => {
      const [row] = await tx.$queryRaw<
        { id: number }[]
      >`SELECT enter_documents_to_write(${ownerId}) AS id`;
      if (row === undefined) throw new TypeError('a function without a row');
      return work({ tx, userId: row.id });
    });
  }

  /** As `write`, wherever the user's documents lie, and as long as it takes. */
  async move<T>(ownerId: UserId, work: (own: OwnTransaction) => Promise<T>): Promise<T> {
    return this.enterToWrite(ownerId, work, MOVE_LIMITS);
  }

  /** Of who signs in, with what: that is in the database wherever the documents of the user lie. */
  readonly accounts: OwnTransactions = {
    read: (ownerId, absent, work) =>
      this.transact(async (tx) => {
        const [row] = await tx.$queryRaw<
          { id: number | null }[]
        >`SELECT enter_user(${ownerId}) AS id`;
        const userId = row?.id ?? null;
        return userId === null ? absent : work({ tx, userId });
      }),
    write: (ownerId, work) => this.enterToWrite(ownerId, work, LIMITS),
  };

  /** For single statements: until one enters a user, no row of anybody is seen. */
  async onConnection<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    return this.known(() => this.lend(work));
  }

  get poolFigures(): PoolFigures {
    const { totalCount, idleCount, waitingCount, options } = this.pool;
    return {
      size: options.max,
      inUse: totalCount - idleCount,
      idle: idleCount,
      waiting: waitingCount,
    };
  }

  async close(): Promise<void> {
    await this.client.$disconnect();
    await this.pool.end();
  }

  /** Who waits in vain for a connection while there is none at all waits for the server. */
  private async known<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const known = asDatabaseError(error);
      throw this.pool.isConnected ? known : withoutConnections(known);
    }
  }

  private async lend<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    // The pool listens only to those it has: an end of the connection that nobody hears would end the process.
    client.on('error', ignore);
    let isSound = false;
    try {
      const result = await work(client);
      isSound = true;
      return result;
    } finally {
      client.off('error', ignore);
      client.release(!isSound);
    }
  }

  private enterToWrite<T>(
    ownerId: UserId,
    work: (own: OwnTransaction) => Promise<T>,
    limits: typeof LIMITS,
  ): Promise<T> {
    return this.transact(async (tx) => {
      const [row] = await tx.$queryRaw<
        { id: number }[]
      >`SELECT enter_user_to_write(${ownerId}) AS id`;
      if (row === undefined) throw new TypeError('a function without a row');
      return work({ tx, userId: row.id });
    }, limits);
  }

  private async transact<T>(
    work: (tx: Transaction) => Promise<T>,
    limits: typeof LIMITS = LIMITS,
  ): Promise<T> {
    return this.known(() => this.client.$transaction(work, limits));
  }
}

function ignore(): void {
  // Whoever waits for an answer is told.
}
