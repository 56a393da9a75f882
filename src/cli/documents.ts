import type { Portfolio } from '../portfolio/portfolio.js';
import { readPortfolio } from '../portfolio/portfolio-document.js';
import { readRiskLimits } from '../risk-limits/risk-limits-document.js';
import type { RiskLimits } from '../risk-limits/risk-limits.js';
import { readDocumentFile, requireValid } from './document-file.js';
import { readScenario } from '../scenario/scenario-document.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Terminal } from './terminal.js';

/** Unknown top-level keys are kept, and are the caller's to warn about. @throws AppError with every fault of the file */
export async function readPortfolioFile(path: string, terminal: Terminal): Promise<Portfolio> {
  const { label, root } = await readDocumentFile(path, terminal);
  const reading = readPortfolio(root, { unknownKeys: 'keep', expectedName: null });
  return requireValid(reading, label).portfolio;
}

/** As for a portfolio. @throws AppError with every fault of the file */
export async function readRiskLimitsFile(path: string, terminal: Terminal): Promise<RiskLimits> {
  const { label, root } = await readDocumentFile(path, terminal);
  return requireValid(readRiskLimits(root, { unknownKeys: 'keep' }), label);
}

/** As for a portfolio. @throws AppError with every fault of the file */
export async function readScenarioFile(path: string, terminal: Terminal): Promise<Scenario> {
  const { label, root } = await readDocumentFile(path, terminal);
  const reading = readScenario(root, { unknownKeys: 'keep', expectedName: null });
  return requireValid(reading, label).scenario;
}
