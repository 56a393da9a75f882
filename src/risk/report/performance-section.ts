import { type Figure, figurePairs } from './figure-pairs.js';
import type { Palette } from './palette.js';
import {
  performanceFigures,
  type PerformanceReport,
  performanceTitle,
} from './performance-figures.js';
import { printable } from './printable.js';
import { section } from './section.js';
import { signedCell } from './signed-cell.js';

/** What today's weights would have earned, alone and against the benchmark where there is one. */
export function performanceSection(report: PerformanceReport, palette: Palette): readonly string[] {
  const figures = performanceFigures(report).map(([label, value]): Figure => [
    label,
    signedCell(value, palette),
  ]);
  return section(printable(performanceTitle(report)), figurePairs(figures), palette);
}
