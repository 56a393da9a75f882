import type { AnalysisInput } from '../analysis-input.js';
import type { AnalysisWarning } from '../analysis-result.js';
import { analyzePrepared } from '../analyze-portfolio.js';
import { requireValidOptions } from '../check-options.js';
import { type PreparedPortfolio, preparePortfolio } from '../prepare-portfolio.js';
import type { MonthRange } from '../returns/analysis-window.js';
import { compareEpisodes } from './compare-episodes.js';
import { comparedResults } from './compared-result.js';
import { commonWindow } from './common-window.js';
import type { Comparison, ComparisonInput } from './comparison.js';
import { limitChanges } from './limit-changes.js';
import { resultDifference } from './result-difference.js';

/**
 * Both analyses, the change of every figure, and the limits that stand differently.
 * Of many assets without matrices, and a warning. @throws EngineError as `analyzePortfolio`, and `insufficient-history` when the two have too few months in common
 */
export function comparePortfolios({
  before,
  after,
  window,
  episodes,
}: ComparisonInput): Comparison {
  requireValidOptions(before);
  requireValidOptions(after);
  const own = { before: preparePortfolio(before), after: preparePortfolio(after) };
  const shared = window === 'own' ? null : commonWindow(own.before, own.after, before.options);
  const sides = {
    before: cutTo(shared, own.before, before),
    after: cutTo(shared, own.after, after),
  };
  const compared = comparedResults(
    analyzePrepared(before, sides.before.prepared),
    analyzePrepared(after, sides.after.prepared),
  );
  const [former, latter] = compared.sides;
  return {
    before: former,
    after: latter,
    difference: resultDifference(former, latter),
    limitChanges: limitChanges(former, latter),
    episodes: compareEpisodes(
      episodes,
      { input: before, prepared: sides.before.prepared },
      { input: after, prepared: sides.after.prepared },
    ),
    cut: { before: sides.before.cut, after: sides.after.cut },
    warnings: [
      ...compared.warnings,
      ...cutWarnings('before', sides.before.cut, own.before),
      ...cutWarnings('after', sides.after.cut, own.after),
    ],
  };
}

interface Side {
  readonly prepared: PreparedPortfolio;
  readonly cut: MonthRange | null;
}

function cutTo(shared: MonthRange | null, own: PreparedPortfolio, input: AnalysisInput): Side {
  const { months } = own.table;
  if (shared === null || (months[0] === shared.first && months.at(-1) === shared.last)) {
    return { prepared: own, cut: null };
  }
  return { prepared: preparePortfolio(input, shared), cut: shared };
}

function cutWarnings(
  side: 'before' | 'after',
  cut: MonthRange | null,
  { table: { months } }: PreparedPortfolio,
): readonly AnalysisWarning[] {
  if (cut === null) return [];
  const [first = '', last = ''] = [months[0], months.at(-1)];
  return [
    {
      code: 'common-window',
      tickers: [],
      detail: `the figures ${side} are of ${cut.first} to ${cut.last}, the months that both sides have; alone they would be of ${first} to ${last}`,
    },
  ];
}
