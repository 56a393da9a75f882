import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

type Tree = { readonly [key: string]: Tree } | readonly Tree[] | number | string | boolean | null;

const RELATIVE_TOLERANCE = 1e-9;
const ABSOLUTE_TOLERANCE = 1e-12;
/** Absolute, of the optimization block: the other implementation's solver stops so far from the optimum. */
const OPTIMIZATION_TOLERANCE = 1e-5;
/** What the expected figures have that the engine computes. */
const KEYS = [
  'tickers',
  'weights',
  'netValue',
  'window',
  'volatility',
  'contributions',
  'concentration',
  'covarianceAnnual',
  'ledoitWolf',
  'ewma',
  'loss',
  'performance',
  'regressions',
  'decomposition',
  'factorCoverage',
  'limits',
  'score',
  'excluded',
  'optimization',
];
const CASES = [
  ['golden', 1],
  ['golden', 2],
  ['golden', 3],
  ['golden-long', 1],
  ['golden-long', 2],
] as const;

interface Case {
  readonly benchmark: string;
  readonly risk_free: number;
  readonly risk_limits: Tree;
  readonly on_short_history?: string;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the case through the built command line, in an empty data folder. */
function analyze(market: string, number: number): Tree {
  const file = `test/golden/${market}/case-${String(number)}.json`;
  const given = JSON.parse(readFileSync(file, 'utf8')) as Case;
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

/** Every figure of `expected` that `actual` does not have to the tolerance, by its path. */
function differences(actual: Tree | undefined, expected: Tree, path: string): readonly string[] {
  if (typeof expected === 'number') {
    const exact = Math.max(ABSOLUTE_TOLERANCE, RELATIVE_TOLERANCE * Math.abs(expected));
    const tolerance = path.startsWith('optimization.') ? OPTIMIZATION_TOLERANCE : exact;
    const agrees = typeof actual === 'number' && Math.abs(actual - expected) <= tolerance;
    return agrees ? [] : [`${path}: ${JSON.stringify(actual)} is not ${String(expected)}`];
  }
  if (expected === null || typeof expected !== 'object') {
    return actual === expected ? [] : [`${path}: ${JSON.stringify(actual)}`];
  }
  return Object.entries(expected).flatMap(([key, value]: [string, Tree]) =>
    differences(child(actual, key), value, `${path}.${key}`),
  );
}

function child(tree: Tree | undefined, key: string): Tree | undefined {
  if (tree === null || typeof tree !== 'object') return undefined;
  return (tree as Readonly<Record<string, Tree>>)[key];
}

describe.each(CASES)('the figures of %s, case %d, through the command line', (market, number) => {
  it('agree with those of an independent implementation', () => {
    const file = `test/golden/${market}/expected-${String(number)}.json`;
    const expected = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Tree>>;

    const actual = analyze(market, number);

    const found = KEYS.filter((key) => key in expected).flatMap((key) =>
      differences(child(actual, key), expected[key] ?? null, key),
    );
    expect(found).toEqual([]);
  });
});
