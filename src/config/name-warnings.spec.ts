import { describe, expect, it } from '@jest/globals';
import { nameWarnings } from './name-warnings.js';

describe('nameWarnings', () => {
  it.each([
    ['PROT', 'PORT'],
    ['port', 'PORT'],
    ['DATADIR', 'DATA_DIR'],
    ['PRICE_DIR', 'PRICES_DIR'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['USE_DATABSE', 'USE_DATABASE'],
  ])('takes %s for a slip of %s', (name, meant) => {
    expect(nameWarnings({ [name]: 'x' })).toEqual([
      `${name} is not a setting; did you mean ${meant}?`,
    ]);
  });

  it.each(['HOME', 'PATH', 'PGHOST', 'PGPORT', 'LANG', 'TERM', 'HOSTNAME', 'METRICS_PORT'])(
    'is silent about %s, which belongs to others',
    (name) => {
      expect(nameWarnings({ [name]: 'x' })).toEqual([]);
    },
  );

  it('is silent about our own names', () => {
    expect(nameWarnings({ PORT: '1', HOST: 'localhost', DATA_DIR: '.' })).toEqual([]);
  });

  it('never repeats a value, which may be a secret', () => {
    expect(nameWarnings({ PROT: 'hunter2' }).join()).not.toContain('hunter2');
  });
});
