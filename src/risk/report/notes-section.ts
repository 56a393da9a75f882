import type { AnalysisReport } from '../analysis-report.js';
import { percent } from './number-format.js';
import type { Palette } from './palette.js';
import { paragraph } from './paragraph.js';
import { section } from './section.js';

/** What was left out or filled, and what the reader should know before trusting the figures. */
export function notesSection(
  report: Pick<AnalysisReport, 'excluded' | 'proxied' | 'warnings'>,
  palette: Palette,
): readonly string[] {
  return [
    ...section('Left out for their short history', excludedLines(report), palette),
    ...section('Filled with the returns of a proxy', proxiedLines(report), palette),
    ...section('Warnings', warningLines(report, palette), palette),
  ];
}

function excludedLines({ excluded }: Pick<AnalysisReport, 'excluded'>): readonly string[] {
  return Object.entries(excluded).flatMap(([ticker, weight]) =>
    paragraph('  ', `${ticker}, which was ${percent(weight)} of the portfolio`),
  );
}

function proxiedLines({ proxied }: Pick<AnalysisReport, 'proxied'>): readonly string[] {
  return Object.entries(proxied).flatMap(([ticker, { months, proxies }]) =>
    paragraph('  ', `${ticker}: ${String(months)} months of ${proxies.join(', ')}`),
  );
}

function warningLines(
  { warnings }: Pick<AnalysisReport, 'warnings'>,
  palette: Palette,
): readonly string[] {
  return warnings.flatMap(({ code, detail }) => {
    const [first = '', ...others] = paragraph('  ! ', `${detail} [${code}]`);
    return [palette.caution(first), ...others.map((line) => palette.caution(line))];
  });
}
