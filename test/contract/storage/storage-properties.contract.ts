import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { documentVersion } from '../../../src/common/document/canonical-json.js';
import { portfolioDocument } from '../../../src/portfolio/portfolio-document.js';
import { nameFault } from '../../../src/portfolio/document-name.js';
import { storableText } from '../../support/arbitrary-json.js';
import { portfolio } from '../../support/arbitrary-portfolio.js';
import { ALL_CHANGES, ANN, ANY, type WithStorage } from './storage-under-test.js';

const RUNS = 150;

const name = storableText.filter((text) => nameFault(text) === null);

/** What holds for any portfolio under any name. */
export function describeStorageProperties(withStorage: WithStorage): void {
  describe('any portfolio', () => {
    it('is found as it was saved, under the version of its document, and logged as such', () =>
      withStorage(async ({ portfolios, changes }) => {
        await fc.assert(
          fc.asyncProperty(name, portfolio, async (anyName, content) => {
            const { version } = await portfolios.save(ANN, anyName, content, ANY);

            const found = await portfolios.findByName(ANN, anyName);
            const [logged] = await changes.list(ANN, {
              ...ALL_CHANGES,
              portfolioName: anyName,
              limit: 1,
            });

            expect(found).toEqual({ state: 'valid', name: anyName, content, version });
            expect(version).toBe(documentVersion(portfolioDocument(content)));
            expect(logged?.versionAfter).toBe(version);
          }),
          { numRuns: RUNS },
        );
      }));
  });
}
