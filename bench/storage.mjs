// How fast database mode loads and saves, beside plain `pg`, in one run on a PostgreSQL of its own with 1,000 users.
// Run: npm run build && node bench/storage.mjs
//
// Ours is the store as the program opens it: the router that knows which store serves whom, the timing of operations, the
// transaction through Prisma, the document built, checked and given its version.
//
// The peer is a floor: before anything is measured, the statements that ours sends for each operation of each user are recorded,
// and the peer sends the very same, with the same values, in the same order and transaction, each after the answer to the one
// before it, by the same login (so under the same row-level security and the same isolation), through a `pg` pool of the same size.
// It builds and checks nothing: what it saves was made ready by the recording, what it loads stays text. `parsed` is the floor with
// that text parsed by JSON.parse, for loads.
//
// Ours and the peer take turns in short rounds, each of them first as often as the other, so that what else the machine does meets both.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Pool } from 'pg';
import { systemClock } from '../dist/common/clock.js';
import { openEmbeddedPostgres } from '../dist/storage/prisma/embedded/open-embedded-postgres.js';
import { openStorage } from '../dist/storage/storage-adapters.js';
import { reportAims } from './storage/aims.mjs';
import { compareInserts } from './storage/compare-inserts.mjs';
import { makeContenders, OPERATIONS } from './storage/contenders.mjs';
import { fillDatabase, PORTFOLIOS, POSITIONS, USERS } from './storage/fill-database.mjs';
import { headOf, lineOf, summarize } from './storage/figures.mjs';
import { watchMemory } from './storage/memory.mjs';
import { requireSameDocuments } from './storage/require-same-documents.mjs';

/** That of production. */
const POOL_SIZE = 20;
/** Users at once. */
const CROWDS = [1, 10, 50];

const began = performance.now();
const folder = await mkdtemp(join(tmpdir(), 'bench-storage-'));
// The server runs as another user when this one is root.
await chmod(folder, 0o755);
const server = await openEmbeddedPostgres({ directory: join(folder, 'server') });
const url = server.databaseUrl;
const storage = await openStorage(
  {
    store: 'database',
    server: { kind: 'address', url, ownerUrl: server.databaseOwnerUrl },
    poolSize: POOL_SIZE,
    migrateOnBoot: true,
    fileDirectory: join(folder, 'files'),
    workingDirectory: folder,
  },
  systemClock,
);
const pool = new Pool({ connectionString: url.reveal(), max: POOL_SIZE, keepAlive: true });
const owner = new Pool({ connectionString: server.databaseOwnerUrl.reveal(), max: 1 });
try {
  await run();
} finally {
  await storage.close();
  await pool.end();
  await owner.end();
  await server.close();
  await rm(folder, { recursive: true });
}

async function run() {
  await fillDatabase(storage, owner);
  say(`${USERS} users with ${PORTFOLIOS} portfolios of ${POSITIONS} positions; ms`);
  const memory = watchMemory();
  const contenders = await makeContenders(storage, pool, Math.max(...CROWDS));
  say(headOf());
  const figures = new Map();
  for (const operation of OPERATIONS) {
    for (const users of CROWDS) {
      const measured = await compare(contenders[operation.name], users, operation.plan(users));
      figures.set(`${operation.name} ${users}`, measured);
      for (const [name, summary] of Object.entries(measured)) {
        say(lineOf({ operation: operation.name, users, name, summary, floor: measured.plain }));
      }
    }
  }
  const growth = memory.stop();
  await requireSameDocuments(storage, Math.max(...CROWDS));
  const inserts = await compareInserts(contenders.recorded, pool);
  const vacuumMs = await timeOf(() => owner.query('VACUUM (ANALYZE)'));
  say(reportAims({ figures, crowds: CROWDS, inserts, vacuumMs, growth }));
  say(`the whole took ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

/** In each round each contender once, with all users at once, each of whom asks again as soon as they are answered. */
async function compare(contenders, users, { rounds, each }) {
  const names = Object.keys(contenders);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const refused = Object.fromEntries(names.map((name) => [name, 0]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const clients = Array.from({ length: users }, async (_, user) => {
        for (let turn = 0; turn < each; turn += 1) {
          const taken = await timeOf(() => contenders[name](user, turn)).catch(refusalOnly);
          if (taken === null) refused[name] += 1;
          else times[name].push(taken);
        }
      });
      await Promise.all(clients);
    }
  }
  return Object.fromEntries(
    names.map((name) => [name, { ...summarize(times[name]), refused: refused[name] }]),
  );
}

/** Whoever waits too long for a connection is turned away, and counted. */
function refusalOnly(error) {
  if (error.code !== 'pool-exhausted') throw error;
  return null;
}

async function timeOf(step) {
  const start = performance.now();
  await step();
  return performance.now() - start;
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
