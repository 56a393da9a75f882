import { LIMIT_NAMES } from '../risk/engine/limits/risk-limits.js';
import { limitsOriginText } from '../risk/report/limits-origin-text.js';
import { exact } from '../risk/report/number-format.js';
import type { Palette } from '../risk/report/palette.js';
import { table } from '../risk/report/table.js';
import type { RiskLimits, RiskLimitsOrigin } from '../risk-limits/risk-limits.js';

const COLUMNS = [
  { title: 'Limit', align: 'left' },
  { title: 'Value', align: 'right' },
] as const;

/** Every limit with the value it was given, and whose the limits are. */
export function limitsText(
  { limits }: RiskLimits,
  origin: RiskLimitsOrigin,
  palette: Palette,
): string {
  const rows = LIMIT_NAMES.map((name) => {
    const value = limits[name];
    return [name, value === undefined ? 'not limited' : exact(value)];
  });
  const lines = [
    palette.heading(`Risk limits: ${limitsOriginText(origin)}`),
    ...table({ columns: COLUMNS, rows, heading: palette.faint }),
  ];
  return `${lines.join('\n')}\n`;
}
