import { describe, expect, it } from '@jest/globals';
import { listNames } from './list-names.js';

const NAMES = Array.from({ length: 10_000 }, (_, i) => `T${String(i)}`);

describe('the names of a message', () => {
  it('are all there when they are few, each once', () => {
    expect(listNames(['A', 'B', 'A', 'C'])).toBe('A, B, C');
  });

  it('are the first twenty when they are many, with the number of the others', () => {
    expect(listNames(NAMES.slice(0, 20))).toBe(NAMES.slice(0, 20).join(', '));
    expect(listNames(NAMES)).toBe(`${NAMES.slice(0, 20).join(', ')} and 9980 more`);
  });

  it('are as many as asked for', () => {
    expect(listNames(['A', 'B', 'C'], { most: 2, between: '; ' })).toBe('A; B and 1 more');
  });

  it('are nothing when there are none', () => {
    expect(listNames([])).toBe('');
  });
});
