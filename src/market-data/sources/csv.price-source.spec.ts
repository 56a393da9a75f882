import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aPriceFolder, type PriceFolder } from '../../../test/support/price-folder.js';
import { PRICE_SURROUNDINGS } from '../../../test/support/price-surroundings.js';
import { openPriceSource } from '../price-sources.js';
import type { PriceSource } from '../price-source.js';

describe('CSV prices', () => {
  let folder: PriceFolder;
  let source: PriceSource;

  beforeEach(async () => {
    folder = await aPriceFolder();
    source = await openPriceSource({ source: 'csv', path: folder.path }, PRICE_SURROUNDINGS);
  });
  afterEach(async () => {
    await folder.dispose();
  });

  it.each([
    ['-1', 'a negative price'],
    ['0', 'zero'],
    ['NaN', 'no number'],
    ['Infinity', 'an infinite price'],
    ['12,5', 'a cell too many'],
    ['n/a', 'text'],
  ])('with %s (%s) are refused, naming file, line, ticker and date', async (cell) => {
    await folder.write('A.csv', `Date,Close\n2020-01-31,10\n2020-02-28,${cell}\n`);

    await expect(source.findSeries('A')).rejects.toMatchObject({
      code: 'invalid-prices',
      message: expect.stringContaining('A.csv'),
      faults: [{ line: 3 }],
    });
  });

  it('with a date twice are refused, all faults at once', async () => {
    await folder.write(
      'prices.csv',
      'Date,A,B\n2020-01-31,10,1\n2020-01-31,11,\n2020-02-30,12,2\n2020-03-31,-3,3\n',
    );

    await expect(source.findSeries('A')).rejects.toMatchObject({
      code: 'invalid-prices',
      faults: [{ line: 3 }, { line: 4 }, { line: 5 }],
    });
  });

  it('are not stopped by a fault in a column that nobody asked for', async () => {
    await folder.write('prices.csv', 'Date,A,B\n2020-01-31,10,-1\n');

    expect((await source.findSeries('A')).series?.closes).toEqual([10]);
    await expect(source.findSeries('B')).rejects.toMatchObject({ code: 'invalid-prices' });
  });

  it('are put in order of their dates, and read with BOM, CRLF, quotes and exponents', async () => {
    await folder.write(
      'A.csv',
      '\uFEFFdate,"Adj Close"\r\n2020-02-28,"1.5e1"\r\n2020-01-31,10\r\n\r\n',
    );

    expect((await source.findSeries('A')).series).toMatchObject({
      dates: ['2020-01-31', '2020-02-28'],
      closes: [10, 15],
    });
  });

  it('of a ticker with a file of its own are not taken from the wide one', async () => {
    await folder.write('prices.csv', 'Date,A\n2020-01-31,10\n');
    await folder.write('A.csv', 'Date,Close\n2020-01-31,20\n');

    expect((await source.findSeries('A')).series?.closes).toEqual([20]);
  });

  it('are read again after an edit', async () => {
    await folder.write('prices.csv', 'Date,A\n2020-01-31,10\n');
    await source.findSeries('A');

    await folder.write('prices.csv', 'Date,A\n2020-01-31,10\n2020-02-28,11\n');

    expect((await source.findSeries('A')).series?.closes).toEqual([10, 11]);
  });

  it('refuse a broken currencies.yaml, with its line', async () => {
    await folder.write('prices.csv', 'Date,A\n2020-01-31,10\n');
    await folder.write('currencies.yaml', '# quotes\nA: euros\n');

    await expect(source.findSeries('A')).rejects.toMatchObject({
      code: 'invalid-prices',
      faults: [{ line: 2 }],
    });
  });

  it('that are nowhere say what sets the place', async () => {
    const path = join(folder.path, 'nowhere');

    await expect(
      openPriceSource({ source: 'csv', path }, PRICE_SURROUNDINGS),
    ).rejects.toMatchObject({
      code: 'price-source-unavailable',
      message: expect.stringMatching(/nowhere.*--prices or PRICES_DIR/),
    });
  });

  it('whose file is a folder cannot be reached', async () => {
    await mkdir(join(folder.path, 'A.csv'));

    await expect(source.findSeries('A')).rejects.toMatchObject({
      code: 'price-source-unavailable',
    });
  });

  it('are read again after an edit that leaves size and moment as they were', async () => {
    const closes: (readonly number[] | undefined)[] = [];

    for (const close of [10, 11, 12, 13, 14]) {
      await folder.write('A.csv', `Date,Close\n2020-01-31,${close}\n`);
      closes.push((await source.findSeries('A')).series?.closes);
    }

    expect(closes).toEqual([[10], [11], [12], [13], [14]]);
  });

  it('are read again when a ticker gets a file of its own or a currency', async () => {
    await folder.write('prices.csv', 'Date,A\n2020-01-31,10\n');
    const { series: before } = await source.findSeries('A');
    await folder.write('A.csv', 'Date,Price\n2020-01-31,20\n');
    await folder.write('currencies.yaml', 'A: EUR\n');

    const { series: after } = await source.findSeries('A');

    expect([before?.closes, before?.currency]).toEqual([[10], null]);
    expect([after?.closes, after?.currency]).toEqual([[20], 'EUR']);
  });

  it('are refused when the ticker has two columns', async () => {
    await folder.write('prices.csv', 'Date,A,B,A\n2020-01-31,10,20,30\n');

    await expect(source.findSeries('A')).rejects.toMatchObject({
      faults: [{ code: 'duplicate-key', line: 1 }],
    });
    expect((await source.findSeries('B')).series?.closes).toEqual([20]);
  });

  it.each([
    ['a column without a name', 'Date,A,\n2020-01-31,10,1\n', 1],
    ['another first column', 'Day,A\n2020-01-31,10\n', 1],
    ['nothing in it', '', 1],
    ['too few cells', 'Date,A,B\n2020-01-31,10\n', 2],
    ['too many cells', 'Date,A\n\n2020-01-31,10,11\n', 3],
    ['a date that is none', 'Date,A\n2020-01-31,10\n31.01.2020,11\n', 3],
    ['a quote left open', 'Date,A\n2020-01-31,"10\n2020-02-28,11\n', 3],
  ])('are refused in a table with %s', async (_fault, text, line) => {
    await folder.write('prices.csv', text);

    await expect(source.findSeries('A')).rejects.toMatchObject({
      code: 'invalid-prices',
      faults: [{ line }],
    });
  });

  it('of another header are refused in the file of a ticker', async () => {
    await folder.write('A.csv', 'Date,Open,Close\n2020-01-31,9,10\n');

    await expect(source.findSeries('A')).rejects.toMatchObject({ faults: [{ line: 1 }] });
  });

  it('with very many faults list the first 50 and say how many there are', async () => {
    const rows = Array.from({ length: 60 }, () => '2020-01-31,zero\n');
    await folder.write('A.csv', `Date,Close\n${rows.join('')}`);

    const error: unknown = await source.findSeries('A').catch((reason: unknown) => reason);

    expect(error).toMatchObject({ message: expect.stringContaining('119 faults') });
    expect(error).toMatchObject({ faults: { length: 50 } });
  });

  it('name file, line, ticker and date of a fault', async () => {
    await folder.write('prices.csv', 'Date,A\n2020-01-31,-10\n');

    await expect(source.findSeries('A')).rejects.toMatchObject({
      faults: [
        { detail: `${folder.path}/prices.csv:2: A on 2020-01-31 is "-10": not a positive price` },
      ],
    });
  });

  it('are unknown for a ticker whose cells are all empty, and for one that cannot name a file', async () => {
    await folder.write('prices.csv', 'Date,A,B\n2020-01-31,,1\n');

    const answers = ['A', 'C', '\uD800', 'x'.repeat(300), '\0'].map((ticker) =>
      source.findSeries(ticker),
    );

    const series = (await Promise.all(answers)).map((answer) => answer.series);
    expect(series).toEqual([null, null, null, null, null]);
  });
});
