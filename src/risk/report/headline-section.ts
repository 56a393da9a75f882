import type { AnalysisReport } from '../analysis-report.js';
import type { LossMeasures, RiskScore } from '../engine/analysis-result.js';
import { percent, signedPercent } from './number-format.js';
import type { Paint, Palette } from './palette.js';
import { table } from './table.js';

/** The five figures to look at first. */
export function headlineSection(report: AnalysisReport, palette: Palette): readonly string[] {
  const { loss, score, volatility } = report;
  const rows = [
    ['Risk score', scoreCell(score, palette), scoreNote(score)],
    ['Volatility', percent(volatility.annual), 'a year'],
    ['Worst month', negativeCell(loss.worstMonth, palette), `in ${String(report.window.months)}`],
    ['Expected loss', percent(loss['0.95'].esHistorical), 'mean of the worst 5% of months'],
    ['Max drawdown', percent(loss.maxDrawdown), drawdownNote(loss)],
  ];
  const columns = [LEFT, { title: '', align: 'right' }, LEFT] as const;
  return ['', ...table({ columns, rows, heading: palette.heading })];
}

const LEFT = { title: '', align: 'left' } as const;

function scoreCell({ score, band }: RiskScore, palette: Palette): { text: string; paint: Paint } {
  return score === null
    ? { text: 'unknown', paint: palette.caution }
    : { text: score.toFixed(0), paint: bandPaint(band, palette) };
}

/** The colour of a band of the score. */
export function bandPaint(band: RiskScore['band'], palette: Palette): Paint {
  if (band === 'low') return palette.good;
  return band === 'high' ? palette.bad : palette.caution;
}

function scoreNote({ score, band, complete, costliest }: RiskScore): string {
  const parts = [
    score === null ? 'no limit is known' : `of 100, ${String(band)} risk`,
    ...(costliest === null ? [] : [`most lost on ${costliest}`]),
    ...(complete || score === null ? [] : ['incomplete']),
  ];
  return parts.join('; ');
}

function negativeCell(value: number, palette: Palette): { text: string; paint: Paint } {
  return { text: signedPercent(value), paint: value < 0 ? palette.bad : palette.good };
}

/** When the deepest fall began, ended and was made good. */
export function drawdownNote({ maxDrawdown, drawdown }: LossMeasures): string {
  const { peak, trough, recovery } = drawdown;
  if (trough === null || maxDrawdown === 0) return 'never below its peak';
  const from = peak ?? 'the start';
  return `${from} to ${trough}, ${recovery === null ? 'not yet recovered' : `recovered ${recovery}`}`;
}
