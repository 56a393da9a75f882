import { COMPARISON_WINDOWS, type ComparisonWindow } from '../risk/engine/compare/comparison.js';
import { commandLineError } from './command-line-error.js';

/** @throws AppError `invalid-request` */
export function readComparisonWindow(text: string | undefined): ComparisonWindow {
  const window = COMPARISON_WINDOWS.find((known) => known === (text ?? 'common'));
  if (window !== undefined) return window;
  const detail = `--window: ${JSON.stringify(text)} is not one of ${COMPARISON_WINDOWS.join(', ')}`;
  throw commandLineError([{ code: 'invalid-choice', detail }]);
}
