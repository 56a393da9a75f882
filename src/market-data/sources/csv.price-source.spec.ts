import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aPriceFolder, type PriceFolder } from '../../../test/support/price-folder.js';
import { openPriceSource } from '../price-sources.js';
import type { PriceSource } from '../price-source.js';

describe('CSV prices', () => {
  let folder: PriceFolder;
  let source: PriceSource;

  beforeEach(async () => {
    folder = await aPriceFolder();
    source = await openPriceSource({ source: 'csv', path: folder.path });
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

    expect((await source.findSeries('A'))?.closes).toEqual([10]);
    await expect(source.findSeries('B')).rejects.toMatchObject({ code: 'invalid-prices' });
  });

  it('are put in order of their dates, and read with BOM, CRLF, quotes and exponents', async () => {
    await folder.write(
      'A.csv',
      '\uFEFFdate,"Adj Close"\r\n2020-02-28,"1.5e1"\r\n2020-01-31,10\r\n\r\n',
    );

    expect(await source.findSeries('A')).toMatchObject({
      dates: ['2020-01-31', '2020-02-28'],
      closes: [10, 15],
    });
  });

  it('of a ticker with a file of its own are not taken from the wide one', async () => {
    await folder.write('prices.csv', 'Date,A\n2020-01-31,10\n');
    await folder.write('A.csv', 'Date,Close\n2020-01-31,20\n');

    expect((await source.findSeries('A'))?.closes).toEqual([20]);
  });

  it('are read again after an edit', async () => {
    await folder.write('prices.csv', 'Date,A\n2020-01-31,10\n');
    await source.findSeries('A');

    await folder.write('prices.csv', 'Date,A\n2020-01-31,10\n2020-02-28,11\n');

    expect((await source.findSeries('A'))?.closes).toEqual([10, 11]);
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

    await expect(openPriceSource({ source: 'csv', path })).rejects.toMatchObject({
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
});
