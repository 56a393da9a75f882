import type { AnalysisReport } from '../analysis-report.js';

const SHORT_HASH_LENGTH = 12;

/** The part of a report that says where its figures come from. */
export type Provenance = Pick<
  AnalysisReport,
  'options' | 'frequency' | 'engineVersion' | 'inputHash' | 'priceSource' | 'staleness'
>;

/** Where the figures come from, in the words needed to get the same ones again. */
export function provenanceSentences(report: Provenance): readonly string[] {
  const { options, frequency, engineVersion, inputHash } = report;
  return [
    `Prices from ${report.priceSource}, ${freshness(report)}.`,
    `Returns ${frequency}, covariance ${options.covariance}.`,
    `Engine ${engineVersion}, input ${inputHash.slice(0, SHORT_HASH_LENGTH)}.`,
  ];
}

/** The age of the oldest of the last prices. */
function freshness({ staleness }: Pick<AnalysisReport, 'staleness'>): string {
  const oldest = Object.values(staleness).reduce<{ lastDate: string; tradingDays: number } | null>(
    (worst, next) => (worst === null || next.tradingDays > worst.tradingDays ? next : worst),
    null,
  );
  if (oldest === null) return 'none of them used';
  const { lastDate, tradingDays } = oldest;
  return tradingDays === 0
    ? `up to ${lastDate}`
    : `the oldest of ${lastDate}, ${String(tradingDays)} weekday${tradingDays === 1 ? '' : 's'} before the end`;
}
