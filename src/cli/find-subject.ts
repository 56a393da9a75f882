import { basename } from 'node:path';
import { AppError } from '../common/problem/app-error.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import { readPortfolioFile, readRiskLimitsFile } from './documents.js';
import { STANDARD_INPUT } from './document-file.js';
import type { RiskLimits, RiskLimitsOrigin } from '../risk-limits/risk-limits.js';
import { readPortfolioArgument } from './portfolio-argument.js';
import type { Settings } from '../config/settings-table.js';
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
  const { limitsFile } = request;
  const given =
    limitsFile === undefined
      ? null
      : { origin: 'request' as const, limits: await readRiskLimitsFile(limitsFile, terminal) };
  if (argument.kind === 'stored')
    return findStored(argument.name, given, request.settings, terminal);
  const portfolio = await readPortfolioFile(argument.path, terminal);
  const held = given ?? (await usersLimits(request.settings, terminal));
  const title = argument.path === STANDARD_INPUT ? 'standard input' : basename(argument.path);
  return { portfolio, storedName: null, title, ...limitsOf(held) };
}

interface HeldLimits {
  readonly origin: RiskLimitsOrigin | 'request';
  readonly limits: RiskLimits;
}

function limitsOf({ origin, limits }: HeldLimits): Pick<Subject, 'limits' | 'limitsOrigin'> {
  return { limits, limitsOrigin: origin };
}

async function usersLimits(settings: Settings, terminal: Terminal): Promise<HeldLimits> {
  const { withStore } = await import('./store.js');
  return withStore(settings, terminal, ({ riskLimits, ownerId }) =>
    riskLimits.effectiveValid(ownerId, null),
  );
}

async function findStored(
  name: string,
  given: HeldLimits | null,
  settings: Settings,
  terminal: Terminal,
): Promise<Subject> {
  const { withStore } = await import('./store.js');
  return withStore(settings, terminal, async ({ portfolios, riskLimits, ownerId }) => {
    const { content } = await portfolios.getValid(ownerId, name).catch(explainAbsence(name));
    const held = given ?? (await riskLimits.effectiveValid(ownerId, name));
    return { portfolio: content, storedName: name, title: name, ...limitsOf(held) };
  });
}

/** The caller may have meant a file: both were looked for. */
function explainAbsence(name: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof AppError) || error.code !== 'portfolio-not-found') throw error;
    const detail = `there is no file "${name}", and you have no stored portfolio of that name`;
    throw new AppError('file-not-found', detail, { cause: error });
  };
}
