import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { portfolio as anyPortfolio } from '../../test/support/arbitrary-portfolio.js';
import { valueOf } from '../../test/support/faults.js';
import { documentVersion } from '../common/document/canonical-json.js';
import { readJson } from '../common/document/json-reader.js';
import { readYaml } from '../common/document/yaml-reader.js';
import { writeYaml } from '../common/document/yaml-writer.js';
import { portfolioDocument, readPortfolio } from './portfolio-document.js';
import type { Portfolio } from './portfolio.js';

const KEEP = { unknownKeys: 'keep', expectedName: null } as const;

describe('portfolioDocument', () => {
  it('is read back as the same portfolio and version, through YAML and through JSON', () => {
    fc.assert(
      fc.property(anyPortfolio, (portfolio) => {
        const document = portfolioDocument(portfolio);
        const texts = [readYaml(writeYaml(document)), readJson(JSON.stringify(document))];

        const read = texts.map((node) => valueOf(readPortfolio(valueOf(node), KEEP)).portfolio);

        for (const copy of read) {
          expect(withEntries(copy)).toEqual(withEntries(portfolio));
          expect(documentVersion(portfolioDocument(copy))).toBe(documentVersion(document));
          expect(writeYaml(portfolioDocument(copy))).toBe(writeYaml(document));
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Maps as lists, so that their order is compared too. */
function withEntries({ expectedReturns, factorProxies, extra, ...rest }: Portfolio): object {
  const members = [expectedReturns, factorProxies, extra].map((map) => [...map.keys()]);
  const extraText = [...extra.values()].map((value) => documentVersion({ value }));
  return { ...rest, expectedReturns, factorProxies, members, extraText };
}
