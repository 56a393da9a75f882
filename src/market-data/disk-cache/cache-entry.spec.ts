import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CacheEntry, cacheEntryText, readCacheEntry } from './cache-entry.js';

const ENTRY: CacheEntry = {
  source: 'fmp:x',
  ticker: 'A',
  fetchedAt: '2026-11-25T08:00:00.000Z',
  series: { ticker: 'A', currency: 'USD', dates: ['2020-01-31', '2020-02-28'], closes: [1, 0.1] },
};

/** A file that somebody else made, with a sum that fits. */
function forged(body: unknown): Buffer {
  const text = `${JSON.stringify(body)}\n`;
  const sum = createHash('sha256').update(text).digest('hex');
  return Buffer.from(`risk-price-cache-1 ${sum}\n${text}`);
}

describe('an entry of the price cache', () => {
  it('comes back as it was, whatever the ticker and the closes', () => {
    const closes = fc.array(fc.double({ min: 1e-12, max: 1e15, noNaN: true }), { minLength: 1 });
    const ticker = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(ticker, closes, (name, values) => {
        const dates = values.map(() => '2020-01-31');
        const series = { ticker: name, currency: null, dates, closes: values };
        const entry = { ...ENTRY, ticker: name, series };

        expect(readCacheEntry(Buffer.from(cacheEntryText(entry)), entry)).toEqual(entry);
      }),
    );
  });

  it('comes back for an unknown ticker', () => {
    const unknown = { ...ENTRY, series: null };

    expect(readCacheEntry(Buffer.from(cacheEntryText(unknown)), unknown)).toEqual(unknown);
  });

  it('is none once any byte of it is another', () => {
    const bytes = Buffer.from(cacheEntryText(ENTRY));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = Buffer.from(bytes);
        altered.writeUInt8(altered.readUInt8(at) ^ change, at);

        expect(readCacheEntry(altered, ENTRY)).toBeNull();
      }),
    );
  });

  it.each([
    ['no object', []],
    ['no date', { ...ENTRY, fetchedAt: 'yesterday' }],
    ['no series', { ...ENTRY, series: 7 }],
    ['closes that are text', { ...ENTRY, series: { ...ENTRY.series, dates: 'a', closes: ['1'] } }],
    ['fewer dates', { ...ENTRY, series: { ...ENTRY.series, dates: '2020-01-31' } }],
    ["another ticker's series", { ...ENTRY, series: { ...ENTRY.series, ticker: 'B' } }],
    ['a currency that is none', { ...ENTRY, series: { ...ENTRY.series, currency: 7 } }],
    ['another source', { ...ENTRY, source: 'fmp:y' }],
  ])('is none in a file with a sum that fits and %s', (_, body) => {
    expect(readCacheEntry(forged(body), ENTRY)).toBeNull();
  });
});
