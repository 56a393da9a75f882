import type { IRateLimiterOptions, RateLimiterAbstract } from 'rate-limiter-flexible';
import { systemClock } from '../../../common/clock.js';
import { LimiterCounters } from '../../rate-limiters.js';
import type { Database } from '../database.js';
import { rowsOf } from './rows-of.js';

interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** Counts in a table, shared by all instances. */
export class PrismaRateCounters extends LimiterCounters {
  constructor(private readonly database: Database) {
    super();
  }

  override async purge(batch: number): Promise<number> {
    const sql = `
      WITH removed AS (
        DELETE FROM rate_counters WHERE key = ANY (ARRAY(
          SELECT key FROM rate_counters WHERE expire <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED
        )) RETURNING key
      ) SELECT count(*)::int AS count FROM removed`;
    const [row] = await rowsOf<{ count: number }>(this.database, sql, [
      systemClock.now().getTime(),
      batch,
    ]);
    return row?.count ?? 0;
  }

  protected override async limiter(options: IRateLimiterOptions): Promise<RateLimiterAbstract> {
    const { RateLimiterPostgres } = await import('rate-limiter-flexible');
    // Without the names it would give its statements: behind a pooler they are not kept.
    const query = async ({ text, values = [] }: Statement): Promise<unknown> => {
      const rows = await rowsOf(this.database, text, values);
      return { rows, rowCount: rows.length };
    };
    return new RateLimiterPostgres({
      ...options,
      storeClient: { query },
      storeType: 'client',
      tableName: 'rate_counters',
      tableCreated: true,
      clearExpiredByTimeout: false,
    });
  }
}
