// Cash mapping of 1,000 positions, 200 of them cash lines, beside a floor: one plain pass that copies the positions.
// Run after `npm run build`: node bench/cash-mapping.mjs
import { mapCash } from '../dist/portfolio/cash-mapping.js';

const POSITIONS = 1000;
const WARM_UP = 200;
const RUNS = 1000;
const AIM_MS = 10;

const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CHF'];

const map = {
  proxyByCurrency: new Map([
    ['USD', 'SGOV'],
    ['EUR', 'ESTR'],
    ['GBP', 'IB01'],
  ]),
  aliasToCurrency: new Map([
    ['CUR:USD', 'USD'],
    ['USD CASH', 'USD'],
    ['CASH', 'USD'],
  ]),
};

function positionAt(index) {
  const number = index.toString().padStart(4, '0');
  const common = { currency: null, type: null, accounts: [] };
  if (index % 5 === 0) {
    const amount = Number(`${index * 7919 - 3_000_000}e-2`);
    const currency = CURRENCIES[(index / 5) % CURRENCIES.length];
    const quantity = { unit: 'dollars', amount };
    return { ...common, ticker: `FCASH${number}`, quantity, currency, type: 'cash' };
  }
  const unit = index % 5 === 1 ? 'dollars' : 'shares';
  return { ...common, ticker: `S${number}`, quantity: { unit, amount: Number(`${index}e-4`) } };
}

const positions = Array.from({ length: POSITIONS }, (_, index) => positionAt(index + 1));
const portfolio = {
  startDate: '2018-01-01',
  endDate: '2022-12-31',
  positions: positions.sort((left, right) => (left.ticker < right.ticker ? -1 : 1)),
  expectedReturns: new Map(positions.map(({ ticker }, index) => [ticker, index * 1e-4])),
  factorProxies: new Map(),
  extra: new Map(),
};

function copyPositions() {
  return portfolio.positions.map((position) => ({
    ...position,
    quantity: { ...position.quantity },
    accounts: [...position.accounts],
  }));
}

function measure(run) {
  const times = [];
  for (let round = 0; round < WARM_UP + RUNS; round += 1) {
    const start = performance.now();
    const result = run();
    const elapsed = performance.now() - start;
    if (result === null) throw new Error('nothing came back');
    if (round >= WARM_UP) times.push(elapsed);
  }
  times.sort((left, right) => left - right);
  return { median: times[Math.floor(RUNS * 0.5)], p95: times[Math.floor(RUNS * 0.95)] };
}

const mapping = measure(() => mapCash(portfolio, map));
const floor = measure(copyPositions);

const milliseconds = (value) => `${value.toFixed(3)} ms`.padStart(10);
const row = (name, { median, p95 }) =>
  console.log(`${name.padEnd(14)} median ${milliseconds(median)}   p95 ${milliseconds(p95)}`);

console.log(
  `${POSITIONS} positions, ${RUNS} runs after ${WARM_UP} to warm up, Node ${process.version}`,
);
row('cash mapping', mapping);
row('floor (copy)', floor);
console.log(
  `ratio          median ${(mapping.median / floor.median).toFixed(1)}   p95 ${(mapping.p95 / floor.p95).toFixed(1)}`,
);
console.log(`p95 ${mapping.p95 < AIM_MS ? 'is' : 'IS NOT'} under ${AIM_MS} ms`);
