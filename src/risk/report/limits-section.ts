import type { AnalysisReport } from '../analysis-report.js';
import type { LimitCheck, LimitStatus } from '../engine/analysis-result.js';
import { LIMIT_NAMES, type LimitName } from '../engine/limits/risk-limits.js';
import { bar } from './bar.js';
import { limitsOriginText } from './limits-origin-text.js';
import { columnPercent, signedPercent } from './number-format.js';
import type { Paint, Palette } from './palette.js';
import { paragraph } from './paragraph.js';
import { section } from './section.js';
import { type Cell, table } from './table.js';

const WORST_FIRST: readonly LimitStatus[] = ['breach', 'warn', 'unknown', 'pass'];

const COLUMNS = [
  { title: '', align: 'left' },
  { title: 'Limit', align: 'left' },
  { title: 'Actual', align: 'right' },
  { title: 'Allowed', align: 'right' },
  { title: 'Left', align: 'right' },
  { title: 'Used', align: 'left' },
] as const;

type NamedCheck = LimitCheck & { readonly name: LimitName };

/** Every limit and what is left of it, worst first; why the unknown ones are unknown stands below. */
export function limitsSection(report: AnalysisReport, palette: Palette): readonly string[] {
  const checks = LIMIT_NAMES.flatMap((name): readonly NamedCheck[] => {
    const check = report.limits[name];
    return check === undefined ? [] : [{ name, ...check }];
  }).toSorted(worstFirst);
  const title = `Limits (${limitsOriginText(report.limitsOrigin)})`;
  if (checks.length === 0) return section(title, ['  None is set.'], palette);
  const rows = checks.map((check) => row(check, palette));
  const lines = [
    ...table({ columns: COLUMNS, rows, heading: palette.faint }),
    ...reasons(checks).flatMap((reason) => paragraph('  unknown: ', reason)),
  ];
  return section(title, lines, palette);
}

function row(check: NamedCheck, palette: Palette): readonly Cell[] {
  const paint = statusPaint(check.status, palette);
  const { actual, limit, headroom } = check;
  const used = actual === null || limit === 0 ? null : actual / limit;
  const left = {
    text: signedPercent(headroom),
    paint: headroom !== null && headroom < 0 ? palette.bad : palette.plain,
  };
  return [
    { text: check.status, paint },
    check.name,
    columnPercent(actual),
    columnPercent(limit),
    left,
    used === null
      ? ''
      : { text: `${bar(used, { blocks: 10 })} ${(used * 100).toFixed(0).padStart(4)}%`, paint },
  ];
}

function statusPaint(status: LimitStatus, palette: Palette): Paint {
  const paints: Readonly<Record<LimitStatus, Paint>> = {
    breach: palette.bad,
    warn: palette.caution,
    unknown: palette.faint,
    pass: palette.good,
  };
  return paints[status];
}

/** Within a status, the one with the largest part of its limit used comes first. */
function worstFirst(a: NamedCheck, b: NamedCheck): number {
  const byStatus = WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status);
  return byStatus === 0 ? usedPart(b) - usedPart(a) : byStatus;
}

/** A limit of zero is used up by anything, and orders before every other. */
function usedPart({ actual, limit }: LimitCheck): number {
  if (actual === null || (actual === 0 && limit === 0)) return 0;
  return limit === 0 ? Number.MAX_VALUE : actual / limit;
}

function reasons(checks: readonly NamedCheck[]): readonly string[] {
  return [...new Set(checks.flatMap(({ reason }) => (reason === null ? [] : [reason])))];
}
