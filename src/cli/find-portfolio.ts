import { basename } from 'node:path';
import { AppError } from '../common/problem/app-error.js';
import type { Settings } from '../config/settings-table.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import { STANDARD_INPUT } from './document-file.js';
import { readPortfolioFile } from './documents.js';
import { readPortfolioArgument } from './portfolio-argument.js';
import type { Terminal } from './terminal.js';

/** A portfolio, and what to call it. */
export interface FoundPortfolio {
  readonly portfolio: Portfolio;
  /** Null for a file. */
  readonly storedName: string | null;
  readonly title: string;
}

/**
 * The portfolio of a FILE, or the stored one of a NAME; the store is opened only for the latter.
 * @throws AppError `file-not-found`, and whatever keeps a document from being read
 */
export async function findPortfolio(
  fileOrName: string,
  settings: Settings,
  terminal: Terminal,
): Promise<FoundPortfolio> {
  const argument = await readPortfolioArgument(fileOrName);
  if (argument.kind === 'file') {
    const { path } = argument;
    const portfolio = await readPortfolioFile(path, terminal);
    const title = path === STANDARD_INPUT ? 'standard input' : basename(path);
    return { portfolio, storedName: null, title };
  }
  const { name } = argument;
  const { withStore } = await import('./store.js');
  return withStore(settings, terminal, async ({ portfolios, ownerId }) => {
    const { content } = await portfolios.getValid(ownerId, name).catch(explainAbsence(name));
    return { portfolio: content, storedName: name, title: name };
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
