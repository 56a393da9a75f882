// What the purge of 100,000 sessions that are over costs those who use the server meanwhile, on both stores: requests of ten
// clients before it, during it and after it, in one run of one server.
// Run: npm run build && node bench/session-purge.mjs [sessions]
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Pool } from 'pg';
import { ApiTokenService } from '../dist/auth/tokens/api-token.service.js';
import { systemClock } from '../dist/common/clock.js';
import { openStorage } from '../dist/storage/storage-adapters.js';
import { openEmbeddedPostgres } from '../dist/storage/prisma/embedded/open-embedded-postgres.js';

const SESSIONS = Number(process.argv[2] ?? 100_000);
const OWNERS = 500;
const CLIENTS = 10;
const REQUESTS_AT_REST = 3000;
/** Between two requests of a client. */
const PAUSE_MS = 10;
const DAY_MS = 86_400_000;
const ADMIN = { id: 'ada', email: 'ada@example.com', name: null };
const PURGE = '/v1/admin/sessions/purge';

const folder = await mkdtemp(join(tmpdir(), 'bench-purge-'));
// The database server runs as another user when this one is root.
await chmod(folder, 0o755);
try {
  process.stdout.write(
    `${SESSIONS} sessions that are over, of ${OWNERS} users; ${CLIENTS} clients load a portfolio, each again after ${PAUSE_MS} ms; ms\n`,
  );
  await purgeDatabase();
  await purgeFiles();
} finally {
  await rm(folder, { recursive: true });
}

async function purgeFiles() {
  const directory = join(folder, 'data');
  await measure({ store: 'file', directory }, { DATA_DIR: directory }, async () => {
    for (let owner = 0; owner < OWNERS; owner += 1) {
      const home = join(directory, 'users', `owner-${owner}`, 'sessions');
      await mkdir(home, { recursive: true });
      await Promise.all(sessionsOf(owner).map((session) => writeFiles(directory, home, session)));
    }
  });
}

async function writeFiles(directory, home, { ownerId, ...session }) {
  const pointers = join(directory, 'credentials', session.tokenHash.slice(0, 2));
  await mkdir(pointers, { recursive: true });
  await writeFile(join(home, `${session.id}.json`), JSON.stringify(session));
  const pointer = { kind: 'sessions', ownerId, id: session.id };
  await writeFile(join(pointers, session.tokenHash), JSON.stringify(pointer));
}

async function purgeDatabase() {
  const server = await openEmbeddedPostgres({ directory: join(folder, 'server') });
  const [url, ownerUrl] = [server.databaseUrl, server.databaseOwnerUrl];
  const owner = new Pool({ connectionString: ownerUrl.reveal(), max: 1 });
  try {
    const files = join(folder, 'files');
    await measure(
      {
        store: 'database',
        server: { kind: 'address', url, ownerUrl },
        poolSize: 5,
        migrateOnBoot: true,
        fileDirectory: files,
        workingDirectory: folder,
      },
      { USE_DATABASE: 'true', DATABASE_URL: url.reveal(), DATA_DIR: files },
      () => fillTables(owner),
    );
  } finally {
    await owner.end();
    await server.close();
  }
}

async function fillTables(owner) {
  await owner.query(
    `INSERT INTO users (google_user_id) SELECT 'owner-' || n FROM generate_series(0, ${OWNERS - 1}) AS n`,
  );
  await owner.query(
    `INSERT INTO user_sessions (id, session_id, user_id, created_at, expires_at, last_accessed, user_agent)
     SELECT gen_random_uuid(), encode(sha256(convert_to(n::text, 'UTF8')), 'hex'), users.id, now() - interval '8 days',
       now() - interval '1 day', now() - interval '2 days', 'bench'
     FROM generate_series(1, ${SESSIONS}) AS n JOIN users ON users.google_user_id = 'owner-' || n % ${OWNERS}`,
  );
  await owner.query('ANALYZE user_sessions');
}

function sessionsOf(owner) {
  const now = systemClock.now().getTime();
  return Array.from({ length: SESSIONS / OWNERS }, () => {
    const id = randomUUID();
    return {
      ownerId: `owner-${owner}`,
      id,
      tokenHash: createHash('sha256').update(id).digest('hex'),
      createdAt: new Date(now - 8 * DAY_MS).toISOString(),
      expiresAt: new Date(now - DAY_MS).toISOString(),
      userAgent: 'bench',
    };
  });
}

/** Starts a server over the store, fills it when the purge of its start is over, and lets the clients come. */
async function measure(store, environment, fill) {
  const token = await prepare(store);
  const server = startServer(environment);
  try {
    const client = { port: await portOf(server), token, agent: new Agent({ keepAlive: true }) };
    await save(client);
    await fill();
    await load(client, { isOver: (done) => done >= REQUESTS_AT_REST / 3 });
    report(
      store.store,
      'before',
      await load(client, { isOver: (done) => done >= REQUESTS_AT_REST }),
    );
    let purged = null;
    const purging = ask(client, 'POST', PURGE).then((answer) => (purged = answer));
    const during = await load(client, { isOver: () => purged !== null });
    await purging;
    report(store.store, 'during', during);
    report(
      store.store,
      'after',
      await load(client, { isOver: (done) => done >= REQUESTS_AT_REST }),
    );
    const { status, sessions, durationMs } = JSON.parse(purged.text);
    if (sessions !== SESSIONS) throw new Error(`${sessions} sessions were purged: ${purged.text}`);
    process.stdout.write(
      `${store.store.padEnd(9)}${status}: ${sessions} sessions in ${(durationMs / 1000).toFixed(1)} s, ` +
        `${((sessions / durationMs) * 1000).toFixed(0)} a second\n`,
    );
    client.agent.destroy();
  } finally {
    server.kill('SIGKILL');
  }
}

/** Signs an administrator in. @returns an API token of theirs */
async function prepare(store) {
  const storage = await openStorage(store, systemClock);
  await storage.users.signIn(ADMIN, systemClock.now());
  const wanted = { name: 'bench', scopes: ['read', 'write', 'admin'], lastsMs: DAY_MS };
  const { token } = await new ApiTokenService(storage.apiTokens, systemClock).create(
    ADMIN.id,
    wanted,
  );
  await storage.close();
  return token;
}

function startServer(environment) {
  return spawn(
    process.execPath,
    [fileURLToPath(new URL('../bin/risk.js', import.meta.url)), 'serve'],
    {
      env: {
        ...process.env,
        ...environment,
        PORT: '0',
        PRICES_DIR: folder,
        LOG_LEVEL: 'warn',
        GOOGLE_CLIENT_ID: 'bench',
        GOOGLE_CLIENT_SECRET: 'bench',
        GOOGLE_CALLBACK_URL: 'http://localhost:3000/auth/google/callback',
        AUTH_ALLOW_ANY: 'true',
        ADMIN_EMAILS: ADMIN.email,
        SESSION_PURGE_CRON: '0 0 1 1 *',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
}

function portOf(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const port = /http:\/\/[^:/]+:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

async function save(client) {
  const portfolio = {
    start_date: '2010-02-01',
    end_date: '2020-01-31',
    portfolio_input: Object.fromEntries(
      Array.from({ length: 50 }, (_, number) => [`T${number}`, { shares: number + 1 }]),
    ),
  };
  const { status, text } = await ask(client, 'PUT', '/v1/portfolios/main', portfolio);
  if (status >= 300) throw new Error(`the portfolio was answered ${status}: ${text}`);
}

/** Ten clients at once, until it is over. @returns how long each request took */
async function load(client, { isOver }) {
  const times = [];
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (!isOver(times.length)) {
        const start = performance.now();
        const { status } = await ask(client, 'GET', '/v1/portfolios/main');
        if (status !== 200) throw new Error(`the portfolio was answered ${status}`);
        times.push(performance.now() - start);
        await wait(PAUSE_MS);
      }
    }),
  );
  return times;
}

function report(store, phase, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (fraction) => sorted[Math.floor(fraction * (sorted.length - 1))].toFixed(1);
  process.stdout.write(
    `${store.padEnd(9)}${phase.padEnd(7)} ${String(times.length).padStart(6)} requests  ` +
      `p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  max ${at(1)}\n`,
  );
}

function ask({ port, token, agent }, method, path, body) {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, agent, method, path, headers },
      (answer) => {
        let text = '';
        answer
          .setEncoding('utf8')
          .on('data', (part) => (text += part))
          .on('end', () => resolve({ status: answer.statusCode, text }))
          .on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
