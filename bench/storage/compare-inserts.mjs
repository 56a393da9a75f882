import { performance } from 'node:perf_hooks';
import { LARGE_NAME } from './contenders.mjs';
import { summarize } from './figures.mjs';

const ROUNDS = 5;
const ONE = `
  INSERT INTO positions (portfolio_id, user_id, ticker, account_id, shares, dollars, weight, currency, position_type)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/**
 * The statement by which a save writes 1,000 positions, and all else that a portfolio has, beside one statement for each position:
 * the same rows, where none are, in the same kind of transaction, which is undone. Medians for all of them, in ms.
 */
export async function compareInserts(recorded, pool) {
  const [statements] = recorded['save 1000'][0];
  const bulkAt = statements.findIndex(({ text }) => text.includes('INSERT INTO positions'));
  const bulk = statements[bulkAt];
  const times = { bulk: [], single: [] };
  const client = await pool.connect();
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { text, values } of statements.slice(0, bulkAt)) await client.query(text, values);
      await client.query(`DELETE FROM positions WHERE portfolio_id = ${LARGE}`);
      await client.query('SAVEPOINT nothing_yet');
      times.bulk.push(await timeOf(() => client.query(bulk.text, bulk.values)));
      const { rows } = await client.query({ text: SAVED, rowMode: 'array' });
      await client.query('ROLLBACK TO nothing_yet');
      times.single.push(await timeOf(() => insertEach(client, rows)));
      await client.query('ROLLBACK');
      if (rows.length !== 1000) throw new Error(`${rows.length} positions in place of 1,000`);
    }
  } finally {
    client.release();
  }
  return { bulk: summarize(times.bulk).median, single: summarize(times.single).median };
}

/** Of the user who has entered: row-level security leaves no other. */
const LARGE = `(SELECT id FROM portfolios WHERE name = '${LARGE_NAME}')`;

const SAVED = `
  SELECT portfolio_id, user_id, ticker, account_id, shares, dollars, weight, currency, position_type
  FROM positions WHERE portfolio_id = ${LARGE}`;

async function insertEach(client, rows) {
  for (const row of rows) await client.query(ONE, row);
}

async function timeOf(step) {
  const start = performance.now();
  await step();
  return performance.now() - start;
}
