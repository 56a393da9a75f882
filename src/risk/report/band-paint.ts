import type { RiskScore } from '../engine/analysis-result.js';
import type { Paint, Palette } from './palette.js';

/** The colour of a band of the score. */
export function bandPaint(band: RiskScore['band'], palette: Palette): Paint {
  if (band === 'low') return palette.good;
  return band === 'high' ? palette.bad : palette.caution;
}
