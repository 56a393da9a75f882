import { sendPage } from '../../common/http/answer-headers.js';
import type { ReportAnswer } from '../../common/http/dto/report-answer.decorator.js';
import type { ComparisonReport } from '../../risk/comparison-report.js';
import { comparisonTitle } from '../../risk/report/comparison-title.js';
import { PAGE_POLICY } from '../../risk/report/page-policy.js';
import type { RiskService } from '../../risk/risk.service.js';

/** What a page calls a portfolio that came with the request. */
const UNNAMED = 'the portfolio as given';

/** The comparison as a page, under the headers of one. */
export async function answerPage(
  risk: RiskService,
  { report, answer }: { readonly report: ComparisonReport; readonly answer: ReportAnswer },
): Promise<string> {
  const title = comparisonTitle(report, report.portfolioName ?? UNNAMED);
  const { signal, reply } = answer;
  const page = await risk.comparisonPage({ title, comparison: report }, { signal });
  sendPage(reply, PAGE_POLICY);
  return page;
}
