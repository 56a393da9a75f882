/**
 * Writes to a data folder as fast as it can: portfolios of all sizes, limits of theirs, deletions that take both, and
 * restorations that bring both back, until it is killed. Before each write it prints `try N P L`, with the versions that
 * portfolio and limits have after it (`-` for none), and after it `done N`.
 */
import { LOCAL_USER_ID } from '../../../dist/auth/user-id.js';
import { systemClock } from '../../../dist/common/clock.js';
import { documentVersion } from '../../../dist/common/document/canonical-json.js';
import { portfolioDocument } from '../../../dist/portfolio/portfolio-document.js';
import { riskLimitsDocument } from '../../../dist/risk-limits/risk-limits-document.js';
import { openStorage } from '../../../dist/storage/storage-adapters.js';

const [directory] = process.argv.slice(2);
const ANY = { condition: { kind: 'any' }, reason: null };
const storage = await openStorage({ store: 'file', directory }, systemClock);

const state = { portfolio: '-', limits: '-' };
for (let number = 1; ; number += 1) {
  const write = writeOf(number);
  process.stdout.write(`try ${number} ${state.portfolio} ${state.limits}\n`);
  await write();
  process.stdout.write(`done ${number}\n`);
}

/** The write of this number; `state` is what it leads to. */
function writeOf(number) {
  if (number % 5 === 2) {
    const limits = limitsOf(number);
    state.limits = documentVersion(riskLimitsDocument(limits));
    return () => storage.riskLimits.save(LOCAL_USER_ID, 'main', limits, ANY);
  }
  if (number % 5 === 3) {
    Object.assign(state, { portfolio: '-', limits: '-' });
    return () => storage.portfolios.delete(LOCAL_USER_ID, 'main', ANY);
  }
  const portfolio = portfolioOf(number);
  state.portfolio = documentVersion(portfolioDocument(portfolio));
  if (number % 5 === 4) {
    const limits = limitsOf(number);
    state.limits = documentVersion(riskLimitsDocument(limits));
    return () =>
      storage.riskLimits.restore(LOCAL_USER_ID, 'main', { portfolio, limits }, { reason: null });
  }
  return () => storage.portfolios.save(LOCAL_USER_ID, 'main', portfolio, ANY);
}

function portfolioOf(number) {
  const positions = Array.from({ length: 1 + ((number * 7) % 12) }, (_, index) => ({
    ticker: `T${String(index).padStart(3, '0')}`,
    quantity: { unit: 'shares', amount: number + index / 8 },
    currency: 'USD',
    type: null,
    accounts: [],
  }));
  const maps = { expectedReturns: new Map(), factorProxies: new Map(), extra: new Map() };
  return { startDate: '2020-01-01', endDate: '2024-12-31', positions, ...maps };
}

function limitsOf(number) {
  return { limits: { max_loss: -number / 1e6 }, additionalSettings: null, extra: new Map() };
}
