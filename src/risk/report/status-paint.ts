import type { LimitStatus } from '../engine/analysis-result.js';
import type { Paint, Palette } from './palette.js';

/** The colour of how a limit stands. */
export function statusPaint(status: LimitStatus, palette: Palette): Paint {
  const paints: Readonly<Record<LimitStatus, Paint>> = {
    breach: palette.bad,
    warn: palette.caution,
    unknown: palette.faint,
    pass: palette.good,
  };
  return paints[status];
}
