import type { AnalysisReport, ReportPart } from '../analysis-report.js';
import { cashSection } from './cash-section.js';
import { factorsSection } from './factors-section.js';
import { headlineSection } from './headline-section.js';
import { limitsSection } from './limits-section.js';
import { lossSection } from './loss-section.js';
import { notesSection } from './notes-section.js';
import { optimizationSection } from './optimization-section.js';
import type { Palette } from './palette.js';
import { performanceSection } from './performance-section.js';
import { positionsSection } from './positions-section.js';
import { provenanceSection } from './provenance-section.js';
import { scoreSection } from './score-section.js';
import { titleSection } from './title-section.js';

/** A report for a person at a terminal, 80 columns wide. The only place, with HTML, where figures are rounded. */
export function textReport(
  report: AnalysisReport,
  title: string,
  { part, palette }: { readonly part: ReportPart; readonly palette: Palette },
): string {
  const lines = [
    ...titleSection(report, title, palette),
    ...BODY[part](report, palette),
    ...notesSection(report, palette),
    ...provenanceSection(report, palette),
  ];
  return `${lines.join('\n')}\n`;
}

type Body = (report: AnalysisReport, palette: Palette) => readonly string[];

const BODY: Readonly<Record<ReportPart, Body>> = {
  all: (report, palette) => [
    ...headlineSection(report, palette),
    ...limitsSection(report, palette),
    ...positionsSection(report, palette),
    ...factorsSection(report, palette),
    ...lossSection(report, palette),
    ...performanceSection(report, palette),
    ...optimizationSection(report, palette),
    ...cashSection(report, palette),
  ],
  score: (report, palette) => [...scoreSection(report, palette), ...limitsSection(report, palette)],
  performance: (report, palette) => performanceSection(report, palette),
};
