// Derives the demo prices from the example data of the npm package vega-datasets (BSD-3-Clause), which is needed to make
// them and not to use them. `node demo/derive-prices.mjs` writes demo/prices; `--print` writes the table to standard output.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

const packageFolder = new URL('../node_modules/vega-datasets/', import.meta.url);
const folder = fileURLToPath(new URL('prices/', import.meta.url));
const TICKERS = ['AAPL', 'AMZN', 'GOOG', 'IBM', 'MSFT', 'SP500'];
/** Its point is the close of 9 March 2010, in the middle of the month. */
const UNFINISHED_MONTH = '2010-03';
const MONTH_NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const files = ['data/stocks.csv', 'data/sp500.csv', 'data/sp500-2000.csv'].map(readPackageFile);
const [stocks, sp500, daily] = files.map(({ text }) => parse(text, { columns: true }));
const closes = new Map();
for (const { symbol, date, price } of stocks) keep(symbol, date, price);
for (const { date, price } of sp500) keep('SP500', date, price);

const months = [...closes.keys()].sort();
const table = [
  ['Date', ...TICKERS].join(','),
  ...months.map((month) =>
    [lastWeekday(month), ...TICKERS.map((ticker) => closes.get(month).get(ticker) ?? '')].join(','),
  ),
  '',
].join('\n');

if (process.argv.includes('--print')) process.stdout.write(table);
else {
  writeFileSync(`${folder}prices.csv`, table);
  writeFileSync(`${folder}PROVENANCE.md`, provenance());
}

function readPackageFile(name) {
  const text = readFileSync(new URL(name, packageFolder), 'utf8');
  return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
}

function keep(ticker, date, price) {
  const [name, , year] = date.split(' ');
  const month = `${year}-${String(MONTH_NAMES.indexOf(name) + 1).padStart(2, '0')}`;
  if (month === UNFINISHED_MONTH) return;
  if (!closes.has(month)) closes.set(month, new Map());
  closes.get(month).set(ticker, price);
}

function lastWeekday(month) {
  const [year, number] = month.split('-').map(Number);
  const day = new Date(Date.UTC(year, number, 0));
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** The largest relative difference between a monthly point of SP500 and the last daily close of its month. */
function largestDifference() {
  const lastClose = new Map(daily.map(({ date, close }) => [date.slice(0, 7), Number(close)]));
  const differences = months.map((month) => {
    const point = Number(closes.get(month).get('SP500'));
    return { month, difference: Math.abs(point / lastClose.get(month) - 1) };
  });
  return differences.reduce((worst, each) => (each.difference > worst.difference ? each : worst));
}

function provenance() {
  const { version } = JSON.parse(readFileSync(new URL('package.json', packageFolder), 'utf8'));
  const { month, difference } = largestDifference();
  return `# Where the demo prices come from

Real month-end closes of five US stocks (adjusted) and the S&P 500 index, January 2000 to February 2010, derived by
\`node demo/derive-prices.mjs\` from the npm package vega-datasets ${version} (BSD-3-Clause):

| file | SHA-256 |
|---|---|
${files.map(({ name, sha256 }) => `| \`${name}\` | \`${sha256}\` |`).join('\n')}

- The package stamps each point with the first of its month; here it has the month's last weekday.
- March 2010 is left out: its point is a close of the middle of the month.
- GOOG begins in August 2004. \`SP500\` is the index, without dividends.
- Check: over ${months.length} months the points of SP500 differ from the last daily close of the month in
  \`sp500-2000.csv\` by at most ${(difference * 100).toFixed(4)} % (${month}).
`;
}
