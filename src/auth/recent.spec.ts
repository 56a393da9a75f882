import { describe, expect, it } from '@jest/globals';
import { waitUntil } from '../../test/support/wait-until.js';
import { Recent } from './recent.js';

describe('what was found a moment ago', () => {
  it('is not looked for again, until it is forgotten', async () => {
    const recent = new Recent<{ readonly of: string }>();
    let looks = 0;
    const look = (): Promise<{ readonly of: string }> =>
      Promise.resolve({ of: String((looks += 1)) });

    const found = [await recent.find('hash', look), await recent.find('hash', look)];
    recent.forget(({ of }) => of === '1');
    found.push(await recent.find('hash', look));

    expect(found.map((each) => each?.of)).toEqual(['1', '1', '2']);
  });

  it('is looked for again within five seconds, whatever became of it', async () => {
    const recent = new Recent<{ readonly of: string }>();
    await recent.find('hash', () => Promise.resolve({ of: 'it' }));

    const start = performance.now();
    await waitUntil(
      'it is looked for again',
      async () => (await recent.find('hash', () => Promise.resolve(null))) === null,
    );

    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('is only what was found: what was not is looked for each time', async () => {
    const recent = new Recent<{ readonly of: string }>();
    await recent.find('hash', () => Promise.resolve(null));

    expect(await recent.find('hash', () => Promise.resolve({ of: 'it' }))).toEqual({ of: 'it' });
  });
});
