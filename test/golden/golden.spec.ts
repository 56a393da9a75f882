import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CASES, caseFile, disagreements, readCase, type Tree } from './figures.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the case through the built command line, in an empty data folder. */
function analyze(market: string, number: number): Tree {
  const file = caseFile(market, number);
  const given = readCase(market, number);
  const limits = join(folder, 'limits.json');
  writeFileSync(limits, JSON.stringify(given.risk_limits));
  const answer = execFileSync(
    process.execPath,
    [
      ...['bin/risk.js', 'analyze', file, '--json', '--limits', limits],
      ...['--prices', `test/golden/${market}/prices.csv`, '--benchmark', given.benchmark],
      ...['--risk-free', String(given.risk_free)],
      ...['--on-short-history', given.on_short_history ?? 'fail'],
    ],
    { encoding: 'utf8', env: { ...process.env, DATA_DIR: folder } },
  );
  return JSON.parse(answer) as Tree;
}

describe.each(CASES)('the figures of %s, case %d, through the command line', (market, number) => {
  it('agree with those of an independent implementation', () => {
    expect(disagreements(analyze(market, number), market, number)).toEqual([]);
  });
});
