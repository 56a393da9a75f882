// How fast prices come from the disk, against fetching them from a source on this machine, in one run.
// Run: npm run build && node bench/fmp-prices.mjs
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { systemClock } from '../dist/common/clock.js';
import { Secret } from '../dist/common/secret.js';
import { openPriceSource } from '../dist/market-data/price-sources.js';
import { FmpPriceSource } from '../dist/market-data/sources/fmp.price-source.js';

const TICKERS = Array.from({ length: 50 }, (_, i) => `T${String(i).padStart(2, '0')}`);
/** Sixteen years of weekdays. */
const DATES = Array.from({ length: 16 * 365 }, (_, i) => new Date(Date.UTC(2008, 0, 1 + i)))
  .filter((day) => day.getUTCDay() % 6 !== 0)
  .map((day) => day.toISOString().slice(0, 10));
const ROUNDS = 3;
/** Of the source: none, and that of a server some countries away. */
const LATENCIES_MS = [0, 50];
const surroundings = { clock: systemClock, onWarning: () => undefined };

let latencyMs = 0;
const server = createServer((request, response) => {
  setTimeout(() => answer(request, response), latencyMs);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const folder = await mkdtemp(join(tmpdir(), 'bench-fmp-'));
const options = {
  baseUrl: `http://127.0.0.1:${server.address().port}/stable`,
  apiKey: new Secret('bench'),
  requestsPerMinute: 10_000,
  timeoutMs: 10_000,
  patienceMs: 60_000,
};
try {
  process.stdout.write(
    `${TICKERS.length} tickers, ${DATES.length} daily closes each; ms for one ticker, asked one by one\n`,
  );
  await askAll(await openCached());
  for (latencyMs of LATENCIES_MS) await compare();
} finally {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
}

async function compare() {
  const times = { fetched: [], disk: [], memory: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    // New sources each round, as new processes would open them: nothing is left in memory.
    const [bare, cached] = [new FmpPriceSource(options, systemClock), await openCached()];
    for (const ticker of TICKERS) {
      times.fetched.push(await timeOf(() => bare.findSeries(ticker)));
      times.disk.push(await timeOf(() => cached.findSeries(ticker)));
      await cached.findSeries(ticker);
      times.memory.push(await timeOf(() => cached.findSeries(ticker)));
    }
  }
  const fetched = summary(times.fetched);
  process.stdout.write(`the source answers after ${latencyMs} ms\n`);
  for (const [name, taken] of Object.entries(times)) {
    const { median, p95 } = summary(taken);
    const ratio = (fetched.median / median).toFixed(1);
    process.stdout.write(
      `${name.padEnd(8)} median ${median.toFixed(3)} p95 ${p95.toFixed(3)}   fetched is ${ratio} times that\n`,
    );
  }
}

function openCached() {
  return openPriceSource({ source: 'fmp', ...options, cacheDirectory: folder }, surroundings);
}

async function askAll(source) {
  for (const ticker of TICKERS) await source.findSeries(ticker);
}

/** As the source answers, but with nothing to look up: what is measured is ours, HTTP and the disk. */
function answer(request, response) {
  const url = new URL(request.url, 'http://bench');
  const symbol = url.searchParams.get('symbol');
  response.writeHead(200, { 'content-type': 'application/json' });
  if (url.pathname.endsWith('/profile')) {
    response.end(JSON.stringify([{ symbol, currency: 'USD' }]));
    return;
  }
  const rows = DATES.map((date, i) => {
    const close = Number((100 + 10 * Math.sin(i / 37)).toFixed(2));
    return {
      symbol,
      date,
      adjOpen: close,
      adjHigh: close,
      adjLow: close,
      adjClose: close,
      volume: 1,
    };
  });
  response.end(JSON.stringify(rows.reverse()));
}

async function timeOf(step) {
  const start = performance.now();
  await step();
  return performance.now() - start;
}

function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (fraction) => sorted[Math.floor(fraction * (sorted.length - 1))];
  return { median: at(0.5), p95: at(0.95) };
}
