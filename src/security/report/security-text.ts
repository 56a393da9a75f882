import { lossSection } from '../../risk/report/loss-section.js';
import { notesSection } from '../../risk/report/notes-section.js';
import type { Palette } from '../../risk/report/palette.js';
import { performanceSection } from '../../risk/report/performance-section.js';
import { provenanceSection } from '../../risk/report/provenance-section.js';
import type { SecurityReport } from '../security-report.js';
import { factorsSection } from './factors-section.js';
import { securityTitle } from './security-title.js';

/** The report on a security for a person at a terminal, 80 columns wide. */
export function securityText(report: SecurityReport, palette: Palette): string {
  const lines = [
    ...securityTitle(report, palette),
    ...factorsSection(report, palette),
    ...lossSection(report, palette, 'Losses'),
    ...performanceSection(report, palette),
    ...notesSection({ ...report, excluded: {} }, palette),
    ...provenanceSection(report, palette),
  ];
  return `${lines.join('\n')}\n`;
}
