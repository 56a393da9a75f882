import { describe, expect, it } from '@jest/globals';
import { LatestRevision } from './latest-revision.js';

describe('the latest revision', () => {
  it('is read once by all who ask at the same time, and not again', async () => {
    let readings = 0;
    const latest = new LatestRevision<number>();
    const read = async (): Promise<number> => Promise.resolve((readings += 1));

    const answers = await Promise.all([1, 2, 3].map(() => latest.get('a', read)));

    expect([...answers, await latest.get('a', read)]).toEqual([1, 1, 1, 1]);
  });

  it('takes the place of the one before', async () => {
    const latest = new LatestRevision<string>();

    await latest.get('a', () => Promise.resolve('old'));

    expect(await latest.get('b', () => Promise.resolve('new'))).toBe('new');
    expect(await latest.get('b', () => Promise.resolve('other'))).toBe('new');
  });

  it('is read again after a failure, which those who waited share', async () => {
    const latest = new LatestRevision<string>();
    const failing = (): Promise<string> => Promise.reject(new Error('unreadable'));

    const outcomes = await Promise.allSettled([
      latest.get('a', failing),
      latest.get('a', () => Promise.resolve('not asked')),
    ]);

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await latest.get('a', () => Promise.resolve('read'))).toBe('read');
  });
});
