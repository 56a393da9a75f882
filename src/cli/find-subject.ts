import { basename } from 'node:path';
import { AppError } from '../common/problem/app-error.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import { readPortfolioFile, readRiskLimitsFile } from './documents.js';
import { STANDARD_INPUT } from './document-file.js';
import type { RiskLimitsOrigin } from '../risk-limits/risk-limits.service.js';
import type { RiskLimits } from '../risk-limits/risk-limits.js';
import { type PortfolioArgument, readPortfolioArgument } from './portfolio-argument.js';
import type { Settings } from '../config/settings-table.js';
import type { Store } from './store.js';
import type { Terminal } from './terminal.js';

/** A portfolio to analyse, and the limits it is held against. */
export interface Subject {
  readonly portfolio: Portfolio;
  /** Null for a file. */
  readonly storedName: string | null;
  readonly title: string;
  readonly limits: RiskLimits;
  readonly limitsOrigin: RiskLimitsOrigin | 'request';
}

interface SubjectRequest {
  /** FILE or NAME. */
  readonly argument: string;
  readonly limitsFile: string | undefined;
  readonly settings: Settings;
}

/**
 * Reads a file's own text, or a stored portfolio. Limits are those of the file that is given for them, else the
 * stored portfolio's, else the user's, else the defaults; the store is opened only when it is asked for something.
 * @throws AppError `file-not-found`, `portfolio-not-found`, and whatever keeps a document from being read
 */
export async function findSubject(request: SubjectRequest, terminal: Terminal): Promise<Subject> {
  const argument = await readPortfolioArgument(request.argument);
  const given =
    request.limitsFile === undefined
      ? null
      : { origin: 'request' as const, limits: await readRiskLimitsFile(request.limitsFile, terminal) };
  if (argument.kind === 'file') {
    const portfolio = await readPortfolioFile(argument.path, terminal);
    const { limits, origin } = given ?? (await effectiveLimits(request.settings, null));
    const title = argument.path === STANDARD_INPUT ? 'standard input' : basename(argument.path);
    return { portfolio, storedName: null, title, limits, limitsOrigin: origin };
  }
  const portfolio = await getStored(argument, request.settings);
  const { limits, origin } = given ?? (await effectiveLimits(request.settings, argument.name));
  return { portfolio, storedName: argument.name, title: argument.name, limits, limitsOrigin: origin };
}
