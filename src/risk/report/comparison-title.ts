import type { ComparisonReport } from '../comparison-report.js';

/** What is held against what, in one line; `subject` is what the portfolio before is called. */
export function comparisonTitle(
  { scenarioName }: Pick<ComparisonReport, 'scenarioName'>,
  subject: string,
): string {
  return scenarioName === null ? `What if: ${subject}` : `Scenario ${scenarioName} on ${subject}`;
}
