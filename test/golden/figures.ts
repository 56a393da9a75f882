import { readFileSync } from 'node:fs';

export type Tree = { readonly [key: string]: Tree } | readonly Tree[] | number | string | boolean | null;

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
export const CASES = [
  ['golden', 1],
  ['golden', 2],
  ['golden', 3],
  ['golden-long', 1],
  ['golden-long', 2],
] as const;

/** A portfolio document with the terms of its analysis. */
export interface Case {
  readonly benchmark: string;
  readonly risk_free: number;
  readonly risk_limits: Tree;
  readonly on_short_history?: string;
}

export function caseFile(market: string, number: number): string {
  return `test/golden/${market}/case-${String(number)}.json`;
}

export function readCase(market: string, number: number): Case {
  return JSON.parse(readFileSync(caseFile(market, number), 'utf8')) as Case;
}

/** Every expected figure of a case that an answer does not have to the tolerance. */
export function disagreements(answer: Tree, market: string, number: number): readonly string[] {
  const file = `test/golden/${market}/expected-${String(number)}.json`;
  const expected = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Tree>>;
  return KEYS.filter((key) => key in expected).flatMap((key) =>
    differences(child(answer, key), expected[key] ?? null, key),
  );
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
