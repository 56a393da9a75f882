import { corruptWarning } from '../../common/document/dto/corrupt-warning.dto.js';
import type { StoredDocument } from '../../common/document/stored-document.js';
import { portfolioDocument } from '../portfolio-document.js';
import type { Portfolio } from '../portfolio.js';

/** The document with its name; a corrupt one is an empty portfolio that says so. */
export function portfolioAnswer(stored: StoredDocument<Portfolio>): object {
  return stored.state === 'valid'
    ? namedDocument(stored.name, stored.content)
    : { name: stored.name, portfolio_input: {}, warnings: [corruptWarning(stored)] };
}

export function namedDocument(name: string, portfolio: Portfolio): object {
  return { name, ...portfolioDocument(portfolio) };
}
