import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { PROBLEM_CATALOG } from '../../src/common/problem/problem-catalog.js';

const problems = readFileSync('docs/problems.md', 'utf8');

describe('docs/problems.md', () => {
  it('has one heading for each code of the catalog, in its order', () => {
    const headings = [...problems.matchAll(/^## `?([a-z-]+)`?$/gm)].map((match) => match[1]);

    expect(headings).toEqual(Object.keys(PROBLEM_CATALOG));
  });

  it('explains each code of a fault', () => {
    const declaration = readFileSync('src/common/document/fault.ts', 'utf8');
    const faultCodes = [...declaration.matchAll(/^ {2}\| '([a-z-]+)'/gm)].map((match) => match[1]);

    const unexplained = faultCodes.filter((code) => !problems.includes(`\`${String(code)}\``));

    expect(faultCodes.length).toBeGreaterThan(20);
    expect(unexplained).toEqual([]);
  });
});
