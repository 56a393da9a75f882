import type { ObjectiveName } from '../../engine/optimize/objective.js';
import type { NamedConstraint } from '../../engine/optimize/constraint.js';
import type { FrontierReport, OptimizationReport } from '../../optimize/optimization-report.js';
import { limitsSection } from '../limits-section.js';
import { notesSection } from '../notes-section.js';
import type { Palette } from '../palette.js';
import { paragraph } from '../paragraph.js';
import { printable } from '../printable.js';
import { provenanceSection } from '../provenance-section.js';
import { section } from '../section.js';
import { constraintText } from './constraint-text.js';
import { frontierSection } from './frontier-section.js';
import { optimalWeightsSection } from './optimal-weights-section.js';

const RULE = '─'.repeat(80);

const AIMS: Readonly<Record<ObjectiveName, string>> = {
  'min-variance': 'Least volatility',
  'max-return': 'Highest expected return',
  'max-sharpe': 'Highest Sharpe ratio',
  'risk-parity': 'Risk parity',
  frontier: 'Efficient frontier',
};

/** The answer to an optimization for a person at a terminal, 80 columns wide. */
export function optimizationText(
  report: OptimizationReport | FrontierReport,
  title: string,
  palette: Palette,
): string {
  const body =
    'points' in report
      ? frontierSection(report, palette)
      : [
          ...optimalWeightsSection(report, palette),
          ...constraints('Held back by', report.optimal?.binding ?? [], palette),
          ...constraints('Limits that risk parity breaks', report.optimal?.broken ?? [], palette),
          ...(report.optimal === null ? [] : limitsSection(report, palette)),
        ];
  const lines = [
    ...heading(report, title, palette),
    ...reason(report, palette),
    ...constraints(conflictTitle(report.conflict), report.conflict, palette),
    ...body,
    ...notesSection(report, palette),
    ...provenanceSection(report, palette),
    ...solverLine(report, palette),
  ];
  return `${lines.join('\n')}\n`;
}

function conflictTitle({ length }: readonly NamedConstraint[]): string {
  return length === 1 ? 'This cannot be met' : 'These cannot be met together';
}

function heading(
  report: OptimizationReport | FrontierReport,
  title: string,
  palette: Palette,
): readonly string[] {
  const { window, appliedLimits, applyLimits } = report;
  const applied = appliedLimits.map(constraintTextWithoutNames).join('; ');
  const limits = applyLimits ? applied || 'none that holds weights back' : 'not applied';
  return [
    palette.heading(`${AIMS[report.objective]} for ${printable(title)}`),
    palette.faint(RULE),
    `As of       ${report.asOf}`,
    `Window      ${window.first} to ${window.last}, ${String(window.months)} months of returns`,
    ...paragraph('Limits      ', limits),
  ];
}

function constraintTextWithoutNames(constraint: NamedConstraint): string {
  return constraintText({ ...constraint, tickers: [] });
}

function reason(
  { reason: text }: Pick<OptimizationReport, 'reason'>,
  palette: Palette,
): readonly string[] {
  return text === null ? [] : ['', ...paragraph('', `No weights: ${text}.`).map(palette.bad)];
}

function constraints(
  title: string,
  named: readonly NamedConstraint[],
  palette: Palette,
): readonly string[] {
  const lines = named.flatMap((constraint) => paragraph('  ', constraintText(constraint)));
  return section(title, lines, palette);
}

function solverLine(
  report: OptimizationReport | FrontierReport,
  palette: Palette,
): readonly string[] {
  const found = 'points' in report ? (report.points ?? []) : [report.optimal];
  const residuals = found.flatMap((each) => (each === null ? [] : [each.kktResidual]));
  if (residuals.length === 0) return [];
  const worst = Math.max(...residuals).toExponential(0);
  const ridge = report.ridge === 0 ? '' : ' A ridge was added: the covariance is singular.';
  return [palette.faint(`Solved by ${report.solver}, KKT residual ${worst}.${ridge}`)];
}
