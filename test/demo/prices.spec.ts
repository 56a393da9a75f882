import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

describe('the demo prices', () => {
  it('are what the script derives from the package', () => {
    const derived = execFileSync(process.execPath, ['demo/derive-prices.mjs', '--print'], {
      encoding: 'utf8',
    });

    expect(readFileSync('demo/prices/prices.csv', 'utf8')).toBe(derived);
    expect(derived.split('\n')).toHaveLength(124);
  });
});
