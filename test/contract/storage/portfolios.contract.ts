import { describe, expect, it } from '@jest/globals';
import { InvariantError } from '../../../src/common/invariant.js';
import { aPortfolio, dollars, shares } from '../../support/portfolio-builder.js';
import { plain } from '../../support/plain.js';
import { ALL_CHANGES, ANN, ANY, type WithStorage } from './storage-under-test.js';

/** What holds for what is in a portfolio, whichever store keeps it. */
export function describePortfolioContent(withStorage: WithStorage): void {
  describe('the content of a portfolio', () => {
    it('keeps quantities to the last digit', () =>
      withStorage(async ({ portfolios }) => {
        const portfolio = aPortfolio([
          shares('TINY', 0.0000000001),
          shares('LONG', 123456789012.345),
          shares('THIRD', -33333.3333333333),
          dollars('CUR:USD', -5078.62, { type: 'cash', currency: 'USD' }),
          dollars('CENTS', 99999999999.9999),
          dollars('ZERO', 0),
          shares('SPLIT', 0.3, {
            accounts: [
              { id: 'a', amount: 0.1 },
              { id: 'b', amount: 0.2 },
            ],
          }),
        ]);

        await portfolios.save(ANN, 'main', portfolio, ANY);

        expect(await portfolios.findByName(ANN, 'main')).toMatchObject({ content: portfolio });
      }));

    it('keeps tickers and keys that look like something else', () =>
      withStorage(async ({ portfolios }) => {
        const tickers = ['__proto__', 'constructor', 'TRUE', '0005', '1E5', 'NULL', 'NO', '~', '='];
        const portfolio = aPortfolio(
          tickers.map((ticker) => shares(ticker, 1)),
          {
            expectedReturns: new Map([['__proto__', 0.12]]),
            factorProxies: new Map([
              ['0005', { ...NO_PROXIES, market: 'TRUE', subindustry: ['1E5', 'NULL'] }],
            ]),
            extra: new Map([['__proto__', { constructor: [1, '1', true, 'true', null, 'null'] }]]),
          },
        );

        await portfolios.save(ANN, 'main', portfolio, ANY);

        const found = await portfolios.findByName(ANN, 'main');
        expect(found).toMatchObject({ content: portfolio });
        expect(found?.state === 'valid' && [...found.content.expectedReturns.keys()]).toEqual([
          '__proto__',
        ]);
      }));

    it('may be empty', () =>
      withStorage(async ({ portfolios }) => {
        await portfolios.save(ANN, 'main', aPortfolio([]), ANY);

        expect(await portfolios.findByName(ANN, 'main')).toMatchObject({ content: aPortfolio([]) });
      }));

    it('may be ten thousand positions', () =>
      withStorage(async ({ portfolios }) => {
        const positions = Array.from({ length: 10_000 }, (_, index) =>
          shares(`T${index.toString().padStart(5, '0')}`, (index + 1) / 8, {
            currency: 'USD',
            type: 'stock',
          }),
        );
        const { version } = await portfolios.save(ANN, 'main', aPortfolio(positions), ANY);

        const found = await portfolios.findByName(ANN, 'main');

        expect(found).toMatchObject({ state: 'valid', version });
        expect(plain(found?.state === 'valid' && found.content)).toEqual(
          plain(aPortfolio(positions)),
        );
      }));

    it('is refused, as a fault of the caller, when it could not be read back as it is', () =>
      withStorage(async ({ portfolios, changes }) => {
        const { version } = await portfolios.save(ANN, 'main', aPortfolio([shares('A', 1)]), ANY);
        const sum = 0.1 + 0.2;

        const saving = portfolios.save(ANN, 'main', aPortfolio([shares('A', sum)]), ANY);

        await expect(saving).rejects.toThrow(InvariantError);
        expect(await portfolios.findByName(ANN, 'main')).toMatchObject({ state: 'valid', version });
        expect(await changes.list(ANN, ALL_CHANGES)).toHaveLength(1);
      }));

    it('is refused when its text would be too large to be read again', () =>
      withStorage(async ({ portfolios, changes }) => {
        const extra = new Map(
          Array.from({ length: 60 }, (_, index) => [index.toString(), 'x'.repeat(99_000)]),
        );

        const saving = portfolios.save(ANN, 'main', aPortfolio([], { extra }), ANY);

        await expect(saving).rejects.toMatchObject({ code: 'document-too-large' });
        expect(await portfolios.findByName(ANN, 'main')).toBeNull();
        expect(await changes.list(ANN, ALL_CHANGES)).toEqual([]);
      }));
  });
}

const NO_PROXIES = { market: null, momentum: null, value: null, industry: null, subindustry: [] };
