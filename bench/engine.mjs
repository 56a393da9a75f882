// The engine on 10, 50 and 500 positions, each with five factors, and its growth in positions and months, beside a floor:
// the bare covariance, its product with the weights and one QR per asset, in plain loops over the same returns.
// Run after `npm run build`: node bench/engine.mjs
import { analyzePortfolio, analyzePrepared } from '../dist/risk/engine/analyze-portfolio.js';
import { DEFAULT_ANALYSIS_OPTIONS } from '../dist/risk/engine/analysis-input.js';
import { preparePortfolio } from '../dist/risk/engine/prepare-portfolio.js';
import { addMonths, lastWeekday } from '../dist/risk/engine/returns/calendar.js';

const AIM_MS = 5;
const FACTORS = 5;
const STYLES = ['MKT', 'MOM', 'VAL'];
const INDUSTRIES = 11;

/** Positions and months of each case; enough runs for a median that holds still. */
const CASES = [
  [10, 120, 300],
  [50, 120, 200],
  [500, 120, 12],
  [50, 60, 200],
  [50, 240, 100],
  [50, 480, 60],
];

function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function seriesOf(ticker, months, returnAt) {
  const dates = [];
  const closes = [];
  let close = 100;
  for (let t = 0; t <= months; t += 1) {
    if (t > 0) close *= 1 + returnAt(t - 1);
    dates.push(lastWeekday(addMonths('1979-12', t)));
    closes.push(close);
  }
  return { ticker, currency: null, dates, closes };
}

function inputOf(positions, months) {
  const random = randomNumbers(7);
  const market = Array.from({ length: months }, () => (random() - 0.48) * 0.1);
  const noisy = (scale) => (t) => market[t] + (random() - 0.5) * scale;
  const industries = Array.from({ length: INDUSTRIES }, (_, i) => `IND${i}`);
  const names = Array.from({ length: positions }, (_, i) => `S${String(i).padStart(4, '0')}`);
  const all = [
    ...STYLES.map((ticker) =>
      seriesOf(ticker, months, ticker === 'MKT' ? (t) => market[t] : noisy(0.04)),
    ),
    ...industries.map((ticker) => seriesOf(ticker, months, noisy(0.05))),
    ...names.map((ticker) => seriesOf(ticker, months, noisy(0.15))),
  ];
  return {
    startDate: '1980-01-01',
    endDate: lastWeekday(addMonths('1979-12', months)),
    baseCurrency: 'USD',
    assets: names.map((ticker, i) => ({
      ticker,
      shares: 1 + (i % 17),
      amounts: [],
      weight: null,
      currency: null,
      isCash: false,
      proxies: {
        market: 'MKT',
        momentum: 'MOM',
        value: 'VAL',
        industry: industries[i % INDUSTRIES],
        subindustry: [names[(i + 1) % positions], names[(i + 2) % positions]].sort(),
      },
    })),
    prices: new Map(all.map((series) => [series.ticker, series])),
    limits: {
      max_volatility: 0.9,
      max_loss: 0.9,
      max_single_stock_weight: 0.9,
      max_factor_contribution: 1,
      max_market_contribution: 1,
      max_industry_contribution: 1,
      max_single_factor_loss: 0.9,
    },
    benchmark: 'MKT',
    riskFree: { kind: 'constant', annualRate: 0.02 },
    options: DEFAULT_ANALYSIS_OPTIONS,
  };
}

/** What no implementation can do without. */
function floor(columns, regressors, weights) {
  const [size, months] = [columns.length, columns[0].length];
  const centered = columns.map((column) => {
    let total = 0;
    for (let t = 0; t < months; t += 1) total += column[t];
    const out = new Float64Array(months);
    for (let t = 0; t < months; t += 1) out[t] = column[t] - total / months;
    return out;
  });
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let total = 0;
      for (let t = 0; t < months; t += 1) total += centered[i][t] * centered[j][t];
      covariance[i * size + j] = total / (months - 1);
      covariance[j * size + i] = total / (months - 1);
    }
  }
  let variance = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1)
      variance += weights[i] * covariance[i * size + j] * weights[j];
  }
  let kept = 0;
  for (let i = 0; i < size; i += 1) kept += lastDiagonal(regressors[i], months);
  return variance + kept;
}

/** Householder QR of an intercept and the regressors, in place; gives the last diagonal element of R. */
function lastDiagonal(regressors, months) {
  const matrix = [new Float64Array(months).fill(1), ...regressors.map((each) => each.slice())];
  let diagonal = 0;
  for (let k = 0; k < matrix.length; k += 1) {
    const v = matrix[k];
    let norm = 0;
    for (let t = k; t < months; t += 1) norm += v[t] * v[t];
    diagonal = v[k] > 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
    v[k] -= diagonal;
    let square = 0;
    for (let t = k; t < months; t += 1) square += v[t] * v[t];
    for (let j = k + 1; j < matrix.length; j += 1) {
      let part = 0;
      for (let t = k; t < months; t += 1) part += v[t] * matrix[j][t];
      const scale = (2 * part) / square;
      for (let t = k; t < months; t += 1) matrix[j][t] -= scale * v[t];
    }
  }
  return diagonal;
}

function medianTime(runs, run) {
  for (let round = 0; round < runs; round += 1) run();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    if (!run()) throw new Error('nothing came back');
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[runs >> 1];
}

const ms = (value) => `${value.toFixed(3)} ms`.padStart(11);
console.log(`medians, ${FACTORS} factors an asset, Node ${process.version}`);
console.log('positions months   from prices  from returns        floor   ratio');
const measured = new Map();
for (const [positions, months, runs] of CASES) {
  const input = inputOf(positions, months);
  const prepared = preparePortfolio(input);
  const { columns } = prepared.table;
  const regressors = columns.map((_, i) =>
    Array.from({ length: FACTORS }, (_, k) => columns[(i + k + 1) % columns.length]),
  );
  const whole = medianTime(runs, () => analyzePortfolio(input));
  const own = medianTime(runs, () => analyzePrepared(input, prepared));
  const bare = medianTime(runs, () => floor(columns, regressors, prepared.weights));
  measured.set(`${positions} ${months}`, own);
  console.log(
    `${String(positions).padStart(9)} ${String(months).padStart(6)}   ${ms(whole)}   ${ms(own)}  ${ms(bare)}  ${(own / bare).toFixed(1).padStart(6)}`,
  );
}
const ratio = (a, b) => (measured.get(a) / measured.get(b)).toFixed(1);
console.log(`10 times the positions (50 to 500): ${ratio('500 120', '50 120')} times as long`);
console.log(`8 times the months (60 to 480): ${ratio('50 480', '50 60')} times as long`);
const time = measured.get('50 120');
console.log(
  `50 positions from returns: ${ms(time).trim()}, ${time < AIM_MS ? '' : 'NOT '}under ${AIM_MS} ms`,
);
