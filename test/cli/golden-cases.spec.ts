import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inRepository, Workplace } from './run-risk.js';

const RELATIVE_TOLERANCE = 1e-9;
const ABSOLUTE_TOLERANCE = 1e-12;

/** The parts of the report that need no factor model. */
const PARTS = [
  ...['weights', 'netValue', 'window', 'volatility', 'contributions', 'concentration'],
  ...['covarianceAnnual', 'ledoitWolf', 'ewma', 'loss', 'performance'],
];
const LIMITS = ['max_volatility', 'max_loss', 'max_single_stock_weight'];

const OPTION_OF_KEY = {
  benchmark: '--benchmark',
  risk_free: '--risk-free',
  on_short_history: '--on-short-history',
  min_observations: '--min-observations',
};

type Tree = Readonly<Record<string, unknown>>;

async function readTree(file: string): Promise<Tree> {
  return JSON.parse(await readFile(file, 'utf8')) as Tree;
}

/** Every number of `expected` that `actual` does not have within the tolerance, by its path. */
function differences(expected: unknown, actual: unknown, path: string): readonly string[] {
  if (typeof expected === 'number') {
    const allowed = Math.max(ABSOLUTE_TOLERANCE, RELATIVE_TOLERANCE * Math.abs(expected));
    const isClose = typeof actual === 'number' && Math.abs(actual - expected) <= allowed;
    return isClose ? [] : [`${path}: ${String(actual)}, not ${String(expected)}`];
  }
  if (typeof expected !== 'object' || expected === null) {
    return actual === expected ? [] : [`${path}: ${String(actual)}, not ${String(expected)}`];
  }
  return Object.entries(expected).flatMap(([key, value]) =>
    differences(value, (actual as Tree | undefined)?.[key], `${path}/${key}`),
  );
}

describe('risk analyze --json', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.open();
  });
  afterAll(() => workplace.close());

  it.each([
    'golden/case-1.json',
    'golden/case-2.json',
    'golden/case-3.json',
    'golden-long/case-1.json',
    'golden-long/case-2.json',
  ])('gives the figures of an independent implementation for %s', async (name) => {
    const file = inRepository(`test/golden/${name}`);
    const known = await readTree(file);
    const expected = await readTree(file.replace('case-', 'expected-'));
    const limits = await workplace.file('limits.json', JSON.stringify(known['risk_limits']));
    const terms = Object.entries(OPTION_OF_KEY).flatMap(([key, option]) => {
      const value = known[key];
      return typeof value === 'string' || typeof value === 'number' ? [option, String(value)] : [];
    });

    const outcome = await workplace.run(
      [
        'analyze',
        file,
        '--prices',
        `${dirname(file)}/prices.csv`,
        '--limits',
        limits,
        '--json',
      ].concat(terms),
    );

    const actual = JSON.parse(outcome.stdout) as Tree;
    const pick = (tree: Tree, keys: readonly string[]): Tree =>
      Object.fromEntries(keys.filter((key) => key in tree).map((key) => [key, tree[key]]));
    expect(differences(pick(expected, PARTS), actual, '')).toEqual([]);
    expect(differences(pick(expected['limits'] as Tree, LIMITS), actual['limits'], '')).toEqual([]);
  });
});
