import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { readYaml } from '../../src/common/document/yaml-reader.js';
import { requireReading } from '../../src/common/problem/invalid-document.error.js';
import { PRICE_SURROUNDINGS } from '../support/price-surroundings.js';
import { openPriceSource } from '../../src/market-data/price-sources.js';
import { fixedCashMap } from '../support/fixed-cash-map.js';
import { BUILT_IN_CASH_MAP } from '../../src/portfolio/cash-map.js';
import { readPortfolio } from '../../src/portfolio/portfolio-document.js';
import { DEFAULT_ANALYSIS_TERMS } from '../../src/risk/analysis-request-document.js';
import type { AnalysisReport } from '../../src/risk/analysis-report.js';
import { InlineCalculator } from '../../src/risk/inline.calculator.js';
import { RiskService } from '../../src/risk/risk.service.js';
import { readRiskLimits } from '../../src/risk-limits/risk-limits-document.js';
import { inRepository, PRICES, Workplace } from './run-risk.js';

const PORTFOLIO_FILE = inRepository('demo/portfolio.yaml');
const LIMITS_FILE = inRepository('demo/risk_limits.yaml');

/** What the service gives for the demo portfolio, without the command line. */
async function analyzeDirectly(): Promise<AnalysisReport> {
  const read = async (file: string) => requireReading(readYaml(await readFile(file, 'utf8')), file);
  const portfolio = readPortfolio(await read(PORTFOLIO_FILE), {
    unknownKeys: 'refuse',
    expectedName: null,
  });
  const limits = readRiskLimits(await read(LIMITS_FILE), { unknownKeys: 'refuse' });
  const prices = await openPriceSource({ source: 'csv', path: PRICES }, PRICE_SURROUNDINGS);
  const cashMaps = fixedCashMap(BUILT_IN_CASH_MAP);
  const service = new RiskService(prices, cashMaps, new InlineCalculator());
  return service.analyze({
    portfolio: requireReading(portfolio, PORTFOLIO_FILE).portfolio,
    portfolioName: null,
    limits: requireReading(limits, LIMITS_FILE),
    limitsOrigin: 'request',
    benchmark: 'SP500',
    riskFree: { kind: 'constant', annualRate: 0.02 },
    options: DEFAULT_ANALYSIS_TERMS.options,
  });
}

describe('the JSON report', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.open();
  });
  afterAll(() => workplace.close());

  const run = async (command: string): Promise<string> => {
    const files = [PORTFOLIO_FILE, '--limits', LIMITS_FILE, '--prices', PRICES];
    const terms = ['--benchmark', 'SP500', '--risk-free', '0.02', '--json'];
    const { stdout } = await workplace.run([command, ...files, ...terms]);
    return stdout;
  };

  it('is what the service gives, to the last digit, and ends with a newline', async () => {
    const expected = await analyzeDirectly();

    const stdout = await run('analyze');

    expect(stdout).toBe(`${JSON.stringify(expected, null, 2)}\n`);
  });

  it.each([
    { command: 'score', part: 'score', without: 'performance' },
    { command: 'performance', part: 'performance', without: 'score' },
  ] as const)(
    'of $command has that part and its provenance',
    async ({ command, part, without }) => {
      const whole = await analyzeDirectly();

      const report = JSON.parse(await run(command)) as Partial<AnalysisReport>;

      expect(report[part]).toEqual(whole[part]);
      expect(report).toMatchObject({ inputHash: whole.inputHash, warnings: whole.warnings });
      expect(report).not.toHaveProperty(without);
    },
  );
});
