import type { Settings } from '../config/settings-table.js';
import type { RiskLimits, RiskLimitsOrigin } from '../risk-limits/risk-limits.js';
import { readRiskLimitsFile } from './documents.js';
import { findPortfolio, type FoundPortfolio } from './find-portfolio.js';
import type { Terminal } from './terminal.js';

/** A portfolio to analyse, and the limits it is held against. */
export interface Subject extends FoundPortfolio {
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
  const { argument, limitsFile, settings } = request;
  const given = limitsFile === undefined ? null : await readRiskLimitsFile(limitsFile, terminal);
  const found = await findPortfolio(argument, settings, terminal);
  if (given !== null) return { ...found, limits: given, limitsOrigin: 'request' };
  const { withStore } = await import('./store.js');
  const { origin, limits } = await withStore(settings, terminal, ({ riskLimits, ownerId }) =>
    riskLimits.effectiveValid(ownerId, found.storedName),
  );
  return { ...found, limits, limitsOrigin: origin };
}
