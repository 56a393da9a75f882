import { describe, expect, it } from '@jest/globals';
import { tickingClock } from '../../test/support/ticking-clock.js';
import { LOCAL_USER_ID } from '../auth/user-id.js';
import { AppError } from '../common/problem/app-error.js';
import { LimitCheckService } from '../risk-limits/limit-check.service.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { openStorage } from '../storage/storage-adapters.js';
import type { AnalysisReport } from './analysis-report.js';
import { LimitCheckRecorder } from './limit-check-recorder.js';

const PAGE = { before: null, limit: 10 };

/** As much of a report as is kept of it. */
const REPORT = {
  portfolioName: 'main',
  limitsOrigin: 'user',
  asOf: '2023-12-31',
  inputHash: 'abc',
  engineVersion: '1.0.0',
  limits: {
    max_loss: { actual: 0.35, limit: 0.3, headroom: -0.05, status: 'breach', reason: null },
  },
  warnings: [{ code: 'stale-price', tickers: ['A'], detail: 'old' }],
} as unknown as AnalysisReport;

async function aRecorder(failure: Error | null = null) {
  const { limitChecks, portfolios, changes } = await openStorage(
    { store: 'memory' },
    tickingClock(),
  );
  const service = new LimitCheckService(limitChecks, new PortfolioService(portfolios, changes));
  const told: unknown[] = [];
  const record: LimitCheckService['record'] = (...args) =>
    failure === null ? service.record(...args) : Promise.reject(failure);
  const recorder = new LimitCheckRecorder({ record }, (event, fields) => {
    told.push([event, fields]);
  });
  const kept = async (): Promise<number> =>
    (await limitChecks.list(LOCAL_USER_ID, 'main', PAGE)).length;
  return { recorder, kept, told };
}

describe('LimitCheckRecorder', () => {
  it('keeps what an analysis of a stored portfolio found, and leaves the report as it is', async () => {
    const { recorder, kept } = await aRecorder();

    const report = await recorder.keep(LOCAL_USER_ID, REPORT);

    expect(report).toBe(REPORT);
    expect(await kept()).toBe(1);
  });

  it.each([
    ['limits that came with the request', { limitsOrigin: 'request' as const }],
    ['a portfolio that is not stored', { portfolioName: null }],
  ])('keeps nothing of %s', async (_what, given) => {
    const { recorder, kept } = await aRecorder();

    await recorder.keep(LOCAL_USER_ID, { ...REPORT, ...given });

    expect(await kept()).toBe(0);
  });

  it.each([
    ['storage-busy', new AppError('storage-busy', 'cannot use "/secret/place"')],
    ['internal-error', new TypeError('cannot use "/secret/place"')],
  ])('warns in the report, and tells the log why, when it fails with %s', async (code, failure) => {
    const { recorder, told } = await aRecorder(failure);

    const { warnings, ...figures } = await recorder.keep(LOCAL_USER_ID, REPORT);

    const detail = `the limit checks of this analysis are not in the history: ${code}`;
    expect(warnings).toEqual([
      ...REPORT.warnings,
      { code: 'limit-checks-not-kept', tickers: [], detail },
    ]);
    expect({ ...figures, warnings: REPORT.warnings }).toEqual(REPORT);
    const reason = 'cannot use "/secret/place"';
    expect(told).toEqual([['limit-checks-not-kept', { code, reason }]]);
  });
});
