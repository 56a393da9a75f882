// How long it takes to find out whose session a cookie is, with ten users at once, on both stores, beside a floor in one run.
// Run: npm run build && node bench/session-check.mjs
//
// `store` is what a request pays whose session nobody asked for in the last two seconds: the look-up as the program opens it, with
// its timing. `service` is what requests pay on the whole: ten users come again and again, and what was found is remembered for
// two seconds. The floor of the database is the same function by plain `pg`, through a pool of the same
// size; that of files is the plain reading of the same three files. Rounds of each take turns.
import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Pool } from 'pg';
import { SessionService } from '../dist/auth/sessions/session.service.js';
import { systemClock } from '../dist/common/clock.js';
import { openStorage } from '../dist/storage/storage-adapters.js';
import { openEmbeddedPostgres } from '../dist/storage/prisma/embedded/open-embedded-postgres.js';

const USERS = 200;
const AT_ONCE = 10;
const ROUNDS = 6;
const CHECKS = 200;
const AIM_MS = 25;
const POOL_SIZE = 20;
const TERMS = { ttlMs: 7 * 86_400_000, idleMs: 86_400_000 };

const folder = await mkdtemp(join(tmpdir(), 'bench-sessions-'));
// The server runs as another user when this one is root.
await chmod(folder, 0o755);
try {
  process.stdout.write(
    `${USERS} users, ${AT_ONCE} at once, ${ROUNDS} rounds of ${AT_ONCE * CHECKS} checks; ms\n`,
  );
  await compareFiles();
  await compareDatabase();
} finally {
  await rm(folder, { recursive: true });
}

async function compareFiles() {
  const directory = join(folder, 'data');
  const storage = await openStorage({ store: 'file', directory }, systemClock);
  const tokens = await signEverybodyIn(storage);
  const floor = async (hash) => {
    const pointer = JSON.parse(
      await readFile(join(directory, 'credentials', hash.slice(0, 2), hash), 'utf8'),
    );
    const home = join(directory, 'users', pointer.ownerId);
    JSON.parse(await readFile(join(home, 'sessions', `${pointer.id}.json`), 'utf8'));
    return JSON.parse(await readFile(join(home, 'user.json'), 'utf8'));
  };
  await compare('file', storage, tokens, floor);
  await storage.close();
}

async function compareDatabase() {
  const server = await openEmbeddedPostgres({ directory: join(folder, 'server') });
  const url = server.databaseUrl;
  const options = { kind: 'address', url, ownerUrl: server.databaseOwnerUrl };
  const storage = await openStorage(
    {
      store: 'database',
      server: options,
      poolSize: POOL_SIZE,
      migrateOnBoot: true,
      fileDirectory: join(folder, 'files'),
      workingDirectory: folder,
    },
    systemClock,
  );
  const pool = new Pool({ connectionString: url.reveal(), max: POOL_SIZE, keepAlive: true });
  try {
    const tokens = await signEverybodyIn(storage);
    await compare('database', storage, tokens, async (hash) => {
      const now = systemClock.now();
      const values = [hash, now, new Date(now.getTime() - TERMS.idleMs)];
      const { rows } = await pool.query('SELECT * FROM session_by_hash($1, $2, $3)', values);
      return rows[0];
    });
  } finally {
    await pool.end();
    await storage.close();
    await server.close();
  }
}

async function signEverybodyIn({ users, sessions }) {
  const service = new SessionService(sessions, systemClock, TERMS);
  const tokens = [];
  for (let number = 0; number < USERS; number += 1) {
    const id = randomUUID();
    await users.signIn({ id, email: `${id}@example.com`, name: 'Bench' }, systemClock.now());
    tokens.push(await service.begin(id, 'bench'));
  }
  return tokens;
}

async function compare(name, { sessions }, tokens, floor) {
  const service = new SessionService(sessions, systemClock, TERMS);
  const ways = {
    floor: (token) => floor(hashOf(token)),
    store: (token) =>
      sessions.findByHash(hashOf(token), { now: systemClock.now(), idleMs: TERMS.idleMs }),
    service: (token) => service.find(token),
  };
  const times = { floor: [], store: [], service: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [way, check] of Object.entries(ways)) {
      const taken = await crowd(way === 'service' ? tokens.slice(0, AT_ONCE) : tokens, check);
      // The first round warms up.
      if (round > 0) times[way].push(...taken);
    }
  }
  const base = figures(times.floor);
  for (const [way, taken] of Object.entries(times)) {
    const { p50, p95, p99 } = figures(taken);
    const verdict = way === 'floor' ? '' : p95 < AIM_MS ? 'within the aim' : 'beyond the aim';
    process.stdout.write(
      `${name.padEnd(9)}${way.padEnd(8)} p50 ${p50.toFixed(2)}  p95 ${p95.toFixed(2)}  p99 ${p99.toFixed(2)}  ` +
        `${(p50 / base.p50).toFixed(2)} times the floor  ${verdict}\n`,
    );
  }
}

/** Ten users at once, each with checks one after the other. */
async function crowd(tokens, check) {
  const times = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, user) => {
      for (let count = 0; count < CHECKS; count += 1) {
        const token = tokens[(user + count * AT_ONCE) % tokens.length];
        const start = performance.now();
        if (!(await check(token))) throw new Error('a session that lives was not found');
        times.push(performance.now() - start);
      }
    }),
  );
  return times;
}

function figures(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (fraction) => sorted[Math.floor(fraction * (sorted.length - 1))];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function hashOf(token) {
  return createHash('sha256').update(token).digest('hex');
}
