import { AppError } from '../common/problem/app-error.js';
import type { Settings } from '../config/settings-table.js';
import {
  DEFAULT_RISK_LIMITS,
  type RiskLimits,
  type RiskLimitsOrigin,
} from '../risk-limits/risk-limits.js';
import { readRiskLimitsFile } from './documents.js';
import { findPortfolio, type FoundPortfolio } from './find-portfolio.js';
import { type Terminal, warn } from './terminal.js';

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
  /** Whether a file is held against the defaults while the database, which has the user's own limits, is away. */
  readonly assumesLimits?: boolean;
}

type Limits = Pick<Subject, 'limits' | 'limitsOrigin'>;

/**
 * Reads a file's own text, or a stored portfolio. Limits are those of the file that is given for them, else the
 * stored portfolio's, else the user's, else the defaults; the store is opened only when it is asked for something.
 * @throws AppError `file-not-found`, `portfolio-not-found`, and whatever keeps a document from being read
 */
export async function findSubject(request: SubjectRequest, terminal: Terminal): Promise<Subject> {
  const { argument, limitsFile, settings, assumesLimits = false } = request;
  const given = limitsFile === undefined ? null : await readRiskLimitsFile(limitsFile, terminal);
  const found = await findPortfolio(argument, settings, terminal);
  if (given !== null) return { ...found, limits: given, limitsOrigin: 'request' };
  const limits = await storedLimits(found, settings, terminal).catch((error: unknown) => {
    if (!assumesLimits || found.storedName !== null) throw error;
    return defaultLimits(error, terminal);
  });
  return { ...found, ...limits };
}

async function storedLimits(
  { storedName }: FoundPortfolio,
  settings: Settings,
  terminal: Terminal,
): Promise<Limits> {
  const { withStore } = await import('./store.js');
  const { origin, limits } = await withStore(settings, terminal, ({ riskLimits, ownerId }) =>
    riskLimits.effectiveValid(ownerId, storedName),
  );
  return { limits, limitsOrigin: origin };
}

/** A file needs no store: without one nobody has limits of their own, and the caller is told. */
function defaultLimits(error: unknown, terminal: Terminal): Limits {
  if (!(error instanceof AppError) || error.code !== 'database-unavailable') throw error;
  warn(terminal, `${error.message}; the limits you keep there are not known: ${ASSUMED}`);
  return { limits: DEFAULT_RISK_LIMITS, limitsOrigin: 'default' };
}

const ASSUMED = 'the defaults take their place; name others with --limits FILE';
