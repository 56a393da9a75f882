import type { AnalysisReport } from '../analysis-report.js';
import type { NamedCheck } from './checks-worst-first.js';
import { columnPercent, money } from './number-format.js';

/** What would cure each breach, as one sentence each. */
export function cureSentences(
  checks: readonly NamedCheck[],
  { baseCurrency }: Pick<AnalysisReport, 'baseCurrency'>,
): readonly string[] {
  return checks.flatMap(({ name, suggestion }) => {
    if (suggestion === undefined) return [];
    if (suggestion === null) return [`${name}: no change of a single position was found that does`];
    const { ticker, weightChange, weightAfter, valueChange } = suggestion;
    const deed = weightChange < 0 ? 'sell' : 'buy back';
    const amount = valueChange === null ? '' : ` (${money(Math.abs(valueChange))} ${baseCurrency})`;
    const size = columnPercent(Math.abs(weightChange));
    return [
      `${name}: ${deed} ${ticker} for ${size} of the portfolio${amount}, which leaves ${columnPercent(weightAfter)}`,
    ];
  });
}
