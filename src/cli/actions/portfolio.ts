import { portfolioDocument } from '../../portfolio/portfolio-document.js';
import { portfolioListItem } from '../../portfolio/portfolio-list-item.js';
import { readPortfolioFile } from '../documents.js';
import { portfolioListText } from '../portfolio-list-text.js';
import { portfolioText } from '../portfolio-text.js';
import { storedDocumentActions } from '../stored-document-actions.js';
import { portfolioKeyWarnings } from '../unknown-keys.js';

/** What is done with stored portfolios. One that is removed takes the limits of its own with it. */
export const portfolioActions = storedDocumentActions({
  kind: 'portfolio',
  documentsOf: ({ portfolios }) => portfolios,
  readFile: readPortfolioFile,
  documentOf: portfolioDocument,
  keyWarnings: ({ extra }) => portfolioKeyWarnings(extra),
  itemsOf: (stored) => Promise.resolve(stored.map(portfolioListItem)),
  listText: portfolioListText,
  text: portfolioText,
  remarksOn: () => Promise.resolve([]),
});
