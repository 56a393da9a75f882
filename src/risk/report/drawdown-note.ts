import type { LossMeasures } from '../engine/analysis-result.js';

/** When the deepest fall began, ended and was made good. */
export function drawdownNote({ maxDrawdown, drawdown }: LossMeasures): string {
  const { peak, trough, recovery } = drawdown;
  if (trough === null || maxDrawdown === 0) return 'never below its peak';
  const end = recovery === null ? 'not yet recovered' : `recovered ${recovery}`;
  return `${peak ?? 'the start'} to ${trough}, ${end}`;
}
