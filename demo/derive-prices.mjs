// Derives demo/prices from the monthly closes that the development dependency vega-datasets carries.
// Run: node demo/derive-prices.mjs [folder]. The demo itself needs only what this has written.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = 'vega-datasets';
const FILES = ['data/stocks.csv', 'data/sp500.csv', 'data/sp500-2000.csv'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const INDEX = 'SP500';
/** Its monthly point is the close of 2010-03-09, not of the month's end. */
const UNFINISHED_MONTH = '2010-03';
/** The two S&P 500 files round differently, by less than this fraction. */
const CHECK_TOLERANCE = 1e-6;

const packageFolder = dirname(dirname(fileURLToPath(import.meta.resolve(PACKAGE))));
const [stocks, index, daily] = await Promise.all(
  FILES.map((file) => readFile(join(packageFolder, file), 'utf8')),
);
const { version, license } = JSON.parse(
  await readFile(join(packageFolder, 'package.json'), 'utf8'),
);

const points = [
  ...rowsOf(stocks).map(([ticker, date, price]) => ({ ticker, month: monthOf(date), price })),
  ...rowsOf(index).map(([date, price]) => ({ ticker: INDEX, month: monthOf(date), price })),
].filter(({ month }) => month !== UNFINISHED_MONTH);
const check = compareWithDaily(points, daily);
const prices = asWideCsv(points);

const folder = process.argv[2] ?? fileURLToPath(new URL('prices', import.meta.url));
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'prices.csv'), prices);
await writeFile(join(folder, 'PROVENANCE.md'), provenance());
process.stdout.write(`${folder}: ${check.sentence}\n`);

function rowsOf(csv) {
  return csv
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
}

/** `Jan 1 2000` is the point of the whole month: `2000-01`. */
function monthOf(date) {
  const [name, , year] = date.split(' ');
  return `${year}-${String(MONTHS.indexOf(name) + 1).padStart(2, '0')}`;
}

function lastWeekday(month) {
  const [year, number] = month.split('-').map(Number);
  const day = new Date(Date.UTC(year, number, 0));
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** The prices are copied as they are written, so that no digit changes. */
function asWideCsv(all) {
  const tickers = [...new Set(all.map(({ ticker }) => ticker))].sort();
  const months = [...new Set(all.map(({ month }) => month))].sort();
  const priceOf = new Map(all.map(({ ticker, month, price }) => [`${ticker} ${month}`, price]));
  const rows = months.map((month) => [
    lastWeekday(month),
    ...tickers.map((ticker) => priceOf.get(`${ticker} ${month}`) ?? ''),
  ]);
  return [['Date', ...tickers], ...rows].map((row) => `${row.join(',')}\n`).join('');
}

/** Holds each month of the index against the last close of that month in the daily file. */
function compareWithDaily(all, dailyCsv) {
  const lastClose = new Map(rowsOf(dailyCsv).map((row) => [row[0].slice(0, 7), Number(row[4])]));
  const differences = all
    .filter(({ ticker }) => ticker === INDEX)
    .map(({ month, price }) => ({
      month,
      fraction: Math.abs(Number(price) / lastClose.get(month) - 1),
    }));
  const largest = differences.reduce((a, b) => (b.fraction > a.fraction ? b : a));
  const sentence =
    `${differences.length} months of ${INDEX} agree with the daily closes; ` +
    `the largest difference is ${largest.fraction.toExponential(2)} of the price, in ${largest.month}`;
  if (!differences.every(({ fraction }) => fraction < CHECK_TOLERANCE)) {
    throw new Error(`${INDEX} differs from the daily closes: ${sentence}`);
  }
  return { sentence };
}

function provenance() {
  const sha256 = (text) => createHash('sha256').update(text).digest('hex');
  const sources = [stocks, index, daily]
    .map((text, i) => `| \`${FILES[i]}\` | \`${sha256(text)}\` |`)
    .join('\n');
  return `# Where the demo prices come from

Written by \`node demo/derive-prices.mjs\`; a test derives them again and compares byte by byte.

- Package: \`${PACKAGE}\` ${version} from the npm registry, licence ${license} (of the package; it states no other for these files).
- \`data/stocks.csv\`: monthly closes of MSFT, AMZN, IBM and AAPL from January 2000, of GOOG from August 2004.
- \`data/sp500.csv\`: monthly closes of the S&P 500 index, here \`${INDEX}\`.
- \`data/sp500-2000.csv\`: daily closes of the same index, used only for the check below.

| source file | SHA-256 |
|---|---|
${sources}

SHA-256 of \`prices.csv\`: \`${sha256(prices)}\`

## What was changed
- The points, dated the first of their month there, carry the date of the month's last weekday.
- March 2010 is left out: its point is the close of 9 March, not of the month's end.
- One wide file in place of one row for each ticker and month. The prices themselves are copied digit by digit.

## Check
${check.sentence}. The daily file gives six decimals and the monthly one two, which is the difference.
The stocks have no second source in the package to check them against.
`;
}
