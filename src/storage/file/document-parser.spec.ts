import { describe, expect, it } from '@jest/globals';
import { plain } from '../../../test/support/plain.js';
import { aPortfolio, shares } from '../../../test/support/portfolio-builder.js';
import { PORTFOLIO_FORMAT } from '../document-format.js';
import { readText, writeText } from '../document-text.js';
import { DocumentParser } from './document-parser.js';

describe('DocumentParser', () => {
  it('lets everything else go on while it parses a large document', async () => {
    const positions = Array.from({ length: 10_000 }, (_, index) =>
      shares(`T${index.toString().padStart(5, '0')}`, index + 1, { currency: 'USD' }),
    );
    const text = writeText(PORTFOLIO_FORMAT, aPortfolio(positions), null);
    const parser = new DocumentParser();
    let turns = 0;
    let isDone = false;
    const takeTurns = (): void => {
      turns += 1;
      if (!isDone) setImmediate(takeTurns);
    };
    takeTurns();

    const reading = await parser.parse(PORTFOLIO_FORMAT, text, 'main');
    isDone = true;
    await parser.close();

    expect(turns).toBeGreaterThan(100);
    expect(plain(reading)).toEqual(plain(readText(PORTFOLIO_FORMAT, text, 'main')));
  });

  it('lists the faults of a large document as those of a small one', async () => {
    const text = `portfolio_input:\n${'  # a comment\n'.repeat(30_000)}  A: { shares: 0 }\n`;
    const parser = new DocumentParser();

    const reading = await parser.parse(PORTFOLIO_FORMAT, text, null);
    await parser.close();

    expect(plain(reading)).toEqual(plain(readText(PORTFOLIO_FORMAT, text, null)));
    expect(reading.ok).toBe(false);
  });
});
