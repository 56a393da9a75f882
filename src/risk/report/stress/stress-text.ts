import type { StressReport } from '../../stress/stress-report.js';
import { notesSection } from '../notes-section.js';
import type { Palette } from '../palette.js';
import { provenanceSection } from '../provenance-section.js';
import { titleSection } from '../title-section.js';
import { episodesSection } from './episodes-section.js';
import { shockSection } from './shock-section.js';
import { worstMonthsSection } from './worst-months-section.js';

/** A stress test for a person at a terminal, 80 columns wide. */
export function stressText(report: StressReport, title: string, palette: Palette): string {
  const lines = [
    ...titleSection(report, title, palette),
    ...shockSection(report, palette),
    ...episodesSection(report, palette),
    ...worstMonthsSection(report, palette),
    ...notesSection(report, palette),
    ...provenanceSection(report, palette),
  ];
  return `${lines.join('\n')}\n`;
}
