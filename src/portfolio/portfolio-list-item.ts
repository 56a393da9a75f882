import type { StoredDocument } from '../common/document/stored-document.js';
import type { Portfolio } from './portfolio.js';

/** One line of a list; what is null cannot be known of a portfolio that cannot be read. */
export interface PortfolioListItem {
  readonly name: string;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly positions: number | null;
  readonly version: string;
  readonly flags: readonly 'corrupt-data'[];
}

export function portfolioListItem(stored: StoredDocument<Portfolio>): PortfolioListItem {
  const { name, version } = stored;
  if (stored.state === 'corrupt') {
    const unknown = { startDate: null, endDate: null, positions: null };
    return { name, ...unknown, version, flags: ['corrupt-data'] };
  }
  const { startDate, endDate, positions } = stored.content;
  return { name, startDate, endDate, positions: positions.length, version, flags: [] };
}
