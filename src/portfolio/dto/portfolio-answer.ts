import { corruptWarning } from '../../common/document/dto/corrupt-warning.dto.js';
import type { StoredDocument } from '../../common/document/stored-document.js';
import { portfolioDocument } from '../portfolio-document.js';
import type { Portfolio } from '../portfolio.js';
import type { PortfolioListItemDto } from './portfolio-list.dto.js';

/** The document with its name; a corrupt one is an empty portfolio that says so. */
export function portfolioAnswer(stored: StoredDocument<Portfolio>): object {
  return stored.state === 'valid'
    ? namedDocument(stored.name, stored.content)
    : { name: stored.name, portfolio_input: {}, warnings: [corruptWarning(stored)] };
}

export function namedDocument(name: string, portfolio: Portfolio): object {
  return { name, ...portfolioDocument(portfolio) };
}

export function portfolioListItem(stored: StoredDocument<Portfolio>): PortfolioListItemDto {
  const { name, version } = stored;
  if (stored.state === 'corrupt') {
    const unknown = { startDate: null, endDate: null, positions: null };
    return { name, ...unknown, version, flags: ['corrupt-data'] };
  }
  const { startDate, endDate, positions } = stored.content;
  return { name, startDate, endDate, positions: positions.length, version, flags: [] };
}
