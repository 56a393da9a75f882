import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { FAULT_CODES } from '../../src/common/document/fault.js';
import { PROBLEM_CATALOG } from '../../src/common/problem/problem-catalog.js';

const problems = readFileSync('docs/problems.md', 'utf8');

describe('docs/problems.md', () => {
  it('has one heading for each code of the catalog, in its order', () => {
    const headings = [...problems.matchAll(/^## (.+)$/gm)].map((match) => match[1]);

    expect(headings).toEqual(Object.keys(PROBLEM_CATALOG));
  });

  it('says something under each heading', () => {
    const texts = problems.split(/^## .+$/m).slice(1);

    expect(texts.filter((text) => text.trim().length < 40)).toEqual([]);
  });

  it('explains each code of a fault in its table, in their order', () => {
    const rows = [...problems.matchAll(/^\| `([a-z-]+)` \| .+ \| .+ \|$/gm)];

    expect(rows.map((match) => match[1])).toEqual([...FAULT_CODES]);
  });
});
