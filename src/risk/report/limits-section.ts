import type { AnalysisReport } from '../analysis-report.js';
import { bar } from './bar.js';
import {
  checksWorstFirst,
  type NamedCheck,
  unknownReasons,
  usedPart,
} from './checks-worst-first.js';
import { cureSentences } from './cure-sentences.js';
import { limitsOriginText } from './limits-origin-text.js';
import { columnPercent, signedPercent } from './number-format.js';
import type { Palette } from './palette.js';
import { paragraph } from './paragraph.js';
import { section } from './section.js';
import { statusPaint } from './status-paint.js';
import { type Cell, table } from './table.js';

const COLUMNS = [
  { title: '', align: 'left' },
  { title: 'Limit', align: 'left' },
  { title: 'Actual', align: 'right' },
  { title: 'Allowed', align: 'right' },
  { title: 'Left', align: 'right' },
  { title: 'Used', align: 'left' },
] as const;

/** Every limit and what is left of it, worst first; why the unknown ones are unknown stands below. */
export function limitsSection(
  report: Pick<AnalysisReport, 'limits' | 'limitsOrigin' | 'baseCurrency'>,
  palette: Palette,
): readonly string[] {
  const checks = checksWorstFirst(report);
  const title = `Limits (${limitsOriginText(report.limitsOrigin)})`;
  if (checks.length === 0) return section(title, ['  None is set.'], palette);
  const rows = checks.map((check) => row(check, palette));
  const lines = [
    ...table({ columns: COLUMNS, rows, heading: palette.faint }),
    ...unknownReasons(checks).flatMap((reason) => paragraph('  unknown: ', reason)),
    ...cureSentences(checks, report).flatMap((cure) => paragraph('  to cure: ', cure)),
  ];
  return section(title, lines, palette);
}

function row(check: NamedCheck, palette: Palette): readonly Cell[] {
  const paint = statusPaint(check.status, palette);
  const { actual, limit, headroom } = check;
  const used = usedPart(check);
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
