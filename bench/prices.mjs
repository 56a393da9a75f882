// How fast prices are read through the cache, against the source itself, in one run.
// Run: npm run build && node bench/prices.mjs
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../dist/common/clock.js';
import { openPriceSource } from '../dist/market-data/price-sources.js';
import { openCsvPriceSource } from '../dist/market-data/sources/csv.price-source.js';

const TICKERS = Array.from({ length: 50 }, (_, i) => `T${String(i).padStart(2, '0')}`);
/** Sixteen years of weekdays. */
const DATES = Array.from({ length: 16 * 365 }, (_, i) => new Date(Date.UTC(2008, 0, 1 + i)))
  .filter((day) => day.getUTCDay() % 6 !== 0)
  .map((day) => day.toISOString().slice(0, 10));
const ROUNDS = 20;

const folder = await mkdtemp(join(tmpdir(), 'bench-prices-'));
try {
  const widePath = join(folder, 'wide.csv');
  await writePrices(widePath);
  // Files that have only just changed are read anew at each ask; these are to be old.
  await wait(50);

  process.stdout.write(
    `${TICKERS.length} tickers, ${DATES.length} daily closes each; ms for one ticker\n`,
  );
  await compare('a file for each ticker', folder, () => openCsvPriceSource({ path: folder }));
  await compare('one wide file, opened anew', widePath, () =>
    openCsvPriceSource({ path: widePath }),
  );
  const open = await openCsvPriceSource({ path: widePath });
  await compare('one wide file, parsed before', widePath, () => open);
  await reportStalls(widePath);
} finally {
  await rm(folder, { recursive: true });
}

async function writePrices(widePath) {
  const closeOf = (t, d) => (100 + t + 10 * Math.sin(d / 37 + t)).toFixed(4);
  for (const [t, ticker] of TICKERS.entries()) {
    const rows = DATES.map((date, d) => `${date},${closeOf(t, d)}\n`);
    await writeFile(join(folder, `${ticker}.csv`), `Date,Close\n${rows.join('')}`);
  }
  const rows = DATES.map(
    (date, d) => `${date},${TICKERS.map((_, t) => closeOf(t, d)).join(',')}\n`,
  );
  await writeFile(widePath, `Date,${TICKERS.join(',')}\n${rows.join('')}`);
}

/** Asks source and cache in turns, so that both meet the same state of the machine. */
async function compare(name, path, openSource) {
  const cached = await openPriceSource(
    { source: 'csv', path },
    { clock: systemClock, onWarning: () => undefined },
  );
  for (const ticker of TICKERS) await cached.findSeries(ticker);
  const times = { source: [], cache: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const ticker of TICKERS.slice(0, 10)) {
      const source = await openSource();
      times.source.push(await timeOf(() => source.findSeries(ticker)));
      times.cache.push(await timeOf(() => cached.findSeries(ticker)));
    }
  }
  const [source, cache] = [summary(times.source), summary(times.cache)];
  process.stdout.write(
    `${name.padEnd(30)} source ${show(source)}   cache ${show(cache)}   ` +
      `ratio of medians ${(source.median / cache.median).toFixed(1)}\n`,
  );
}

/** The longest that reading a large file keeps everything else waiting. */
async function reportStalls(path) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const source = await openCsvPriceSource({ path });
  delay.enable();
  const took = await timeOf(() => source.findSeries(TICKERS[0]));
  await wait(5);
  delay.disable();
  process.stdout.write(
    `first read of the wide file: ${took.toFixed(0)} ms, longest stall of the event loop ${(delay.max / 1e6).toFixed(1)} ms\n`,
  );
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

function show({ median, p95 }) {
  return `median ${median.toFixed(3)} p95 ${p95.toFixed(3)}`;
}
