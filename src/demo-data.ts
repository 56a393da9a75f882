import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { UserId } from './auth/user-id.js';
import type { DocumentNode } from './common/document/document-node.js';
import type { Reading } from './common/document/reading.js';
import { readYaml } from './common/document/yaml-reader.js';
import { AppError } from './common/problem/app-error.js';
import { requireReading } from './common/problem/invalid-document.error.js';
import { readPortfolio } from './portfolio/portfolio-document.js';
import type { PortfolioService } from './portfolio/portfolio.service.js';
import { readRiskLimits } from './risk-limits/risk-limits-document.js';
import type { RiskLimitsService } from './risk-limits/risk-limits.service.js';

const DEMO_FOLDER = new URL('../demo/', import.meta.url);

export const DEMO_PORTFOLIO_NAME = 'demo';

/** The prices that come with the package, named as seen from the working folder. */
export function demoPricesDirectory(): string {
  return relative('.', fileURLToPath(new URL('prices', DEMO_FOLDER)));
}

/** Saves the demo portfolio and its limits for a user who has none of that name; what is there stays as it is. */
export async function saveDemoPortfolio(
  { portfolios, riskLimits }: DemoServices,
  ownerId: UserId,
): Promise<void> {
  const options = { condition: { kind: 'absent' }, reason: 'the demo portfolio' } as const;
  const { portfolio } = await readDemo('portfolio.yaml', (node) =>
    readPortfolio(node, { unknownKeys: 'refuse', expectedName: null }),
  );
  const limits = await readDemo('risk_limits.yaml', (node) =>
    readRiskLimits(node, { unknownKeys: 'refuse' }),
  );
  try {
    await portfolios.save(ownerId, DEMO_PORTFOLIO_NAME, portfolio, options);
    await riskLimits.replace(ownerId, DEMO_PORTFOLIO_NAME, limits, options);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'already-exists')) throw error;
  }
}

interface DemoServices {
  readonly portfolios: PortfolioService;
  readonly riskLimits: RiskLimitsService;
}

async function readDemo<T>(file: string, read: (node: DocumentNode) => Reading<T>): Promise<T> {
  const text = await readFile(new URL(file, DEMO_FOLDER), 'utf8');
  return requireReading(read(requireReading(readYaml(text), file)), file);
}
