import { fileURLToPath } from 'node:url';
import { openPriceSource } from '../../market-data/price-sources.js';
import { DEFAULT_ANALYSIS_TERMS } from '../../risk/analysis-request-document.js';
import { analyzeSubject } from '../analyze-subject.js';
import { priceSurroundings } from '../open-prices.js';
import { readPortfolioFile, readRiskLimitsFile } from '../documents.js';
import type { ExitCode } from '../exit-code.js';
import { type ReportFlags, readReportFlags } from '../report-output.js';
import { showReport } from '../show-report.js';
import type { Terminal } from '../terminal.js';

const PACKAGE_FOLDER = new URL('../../../', import.meta.url);
const DEMO_BENCHMARK = 'SP500';

/** The report on the portfolio that comes with the package, wherever it is run from and whatever is set. */
export async function demo(flags: ReportFlags, terminal: Terminal): Promise<ExitCode> {
  const output = readReportFlags(flags);
  const subject = {
    portfolio: await readPortfolioFile(inPackage('demo/portfolio.yaml'), terminal),
    storedName: null,
    title: 'the demo portfolio',
    limits: await readRiskLimitsFile(inPackage('demo/risk_limits.yaml'), terminal),
    limitsOrigin: 'request' as const,
  };
  const setting = {
    terms: { ...DEFAULT_ANALYSIS_TERMS, benchmark: DEMO_BENCHMARK },
    prices: await openPriceSource(
      { source: 'csv', path: inPackage('demo/prices') },
      priceSurroundings(terminal),
    ),
    cashMapPath: inPackage('cash_map.yaml'),
  };
  const found = await analyzeSubject(subject, setting, terminal);
  // The same words wherever the package lies.
  const report = { ...found, priceSource: 'csv:demo/prices' };
  return showReport(report, subject, { part: 'all', check: false, ...output }, terminal);
}

function inPackage(path: string): string {
  return fileURLToPath(new URL(path, PACKAGE_FOLDER));
}
