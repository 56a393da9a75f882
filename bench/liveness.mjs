// Whether /livez answers while every worker is busy and the queue is full, beside the same server at rest.
// Run: npm run build && node bench/liveness.mjs
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const REQUESTS = 1000;
const ASSETS = 200;
const MONTHS = 120;
const QUEUE = 8;
const CLIENTS = 24;
const AIM_MS = 50;

const [, script, role, port] = process.argv;
if (role === 'load') await keepBusy(Number(port));
else await compare();

async function compare() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-liveness-'));
  await writeFile(join(folder, 'prices.csv'), priceTable());
  const server = spawn(process.execPath, [fromHere('../bin/risk.js'), 'serve'], {
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      PRICES_DIR: join(folder, 'prices.csv'),
      WORKER_QUEUE: String(QUEUE),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const listening = await portOf(server);
    const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
    const first = await ask(listening, agent, analysisOf(1));
    if (first.status !== 200) throw new Error(`the analysis was answered ${first.status}`);
    await measure(listening);
    report('at rest', await measure(listening));

    const load = spawn(process.execPath, [script, 'load', String(listening)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const counts = allOf(load.stdout);
    await once(load.stdout, 'readable');
    report('workers busy, queue full', await measure(listening));
    load.stdin.end();
    const { ok, full, withoutRetryAfter, other } = JSON.parse(
      (await counts).trim().split('\n').at(-1),
    );
    process.stdout.write(
      `meanwhile ${ok} analyses of ${ASSETS} assets answered whole, ${full} turned away with 503 and Retry-After, ` +
        `${withoutRetryAfter} without it, ${other} answered otherwise\n`,
    );
    agent.destroy();
  } finally {
    server.kill('SIGKILL');
    await rm(folder, { recursive: true });
  }
}

/** The second process: more clients than there is room for, each with analyses that nobody asked before; who is turned away tries again when told. */
async function keepBusy(to) {
  const counts = { ok: 0, full: 0, withoutRetryAfter: 0, other: 0 };
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  let isOver = false;
  let shares = 1;
  process.stdin.resume().on('end', () => (isOver = true));
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (!isOver) {
      shares += 1;
      const { status, retryAfter } = await ask(to, agent, analysisOf(shares));
      if (status === 200) counts.ok += 1;
      else if (status !== 503) counts.other += 1;
      else if (retryAfter === undefined) counts.withoutRetryAfter += 1;
      else counts.full += 1;
      if (status === 503) await wait(1000 * Number(retryAfter ?? 1));
    }
  });
  while (counts.full === 0 && !isOver) await wait(10);
  process.stdout.write('full\n');
  while (!isOver) await wait(10);
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  agent.destroy();
  await Promise.allSettled(clients);
}

async function measure(to) {
  const agent = new Agent({ keepAlive: true });
  const times = [];
  for (let i = 0; i < REQUESTS; i += 1) {
    const start = performance.now();
    const { status } = await ask(to, agent, { method: 'GET', path: '/livez' });
    if (status !== 200) throw new Error(`/livez answered ${status}`);
    times.push(performance.now() - start);
    await wait(5);
  }
  agent.destroy();
  return times.sort((a, b) => a - b);
}

function report(name, times) {
  const at = (fraction) => times[Math.floor(fraction * (times.length - 1))];
  const [p50, p95, p99, max] = [0.5, 0.95, 0.99, 1].map((each) => at(each).toFixed(1));
  const verdict = at(0.99) < AIM_MS ? 'within' : 'beyond';
  process.stdout.write(
    `/livez ${name.padEnd(25)} p50 ${p50}  p95 ${p95}  p99 ${p99}  max ${max} ms; ${verdict} the aim of ${AIM_MS} ms\n`,
  );
}

function analysisOf(shares) {
  const positions = tickers().map((ticker) => [ticker, { shares }]);
  const portfolio = {
    start_date: '2010-02-01',
    end_date: '2020-01-31',
    portfolio_input: Object.fromEntries(positions),
  };
  return { method: 'POST', path: '/v1/analysis', body: JSON.stringify({ portfolio }) };
}

function ask(to, agent, { method, path, body }) {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: to, agent, method, path, headers },
      (answer) => {
        answer.resume().on('end', () => {
          resolve({ status: answer.statusCode, retryAfter: answer.headers['retry-after'] });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function tickers() {
  return Array.from({ length: ASSETS }, (_, i) => `T${String(i).padStart(3, '0')}`);
}

function priceTable() {
  const rows = Array.from({ length: MONTHS + 1 }, (_, month) => {
    const date = new Date(Date.UTC(2010, month + 1, 0)).toISOString().slice(0, 10);
    const closes = tickers().map((_, t) =>
      (100 + t + 20 * Math.sin(month * (1 + t / 97) + t)).toFixed(4),
    );
    return [date, ...closes].join(',');
  });
  return `${[['Date', ...tickers()].join(','), ...rows].join('\n')}\n`;
}

async function portOf(server) {
  let said = '';
  for await (const chunk of server.stdout) {
    said += String(chunk);
    const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
    if (found !== undefined) {
      process.stdout.write(
        `${availableParallelism()} cores, queue of ${QUEUE}, ${CLIENTS} clients\n`,
      );
      server.stdout.resume();
      return Number(found);
    }
  }
  throw new Error(`the server ended: ${said}`);
}

async function allOf(stream) {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

function fromHere(path) {
  return fileURLToPath(new URL(path, import.meta.url));
}
