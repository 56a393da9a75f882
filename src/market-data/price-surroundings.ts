import type { Clock } from '../common/clock.js';
import type { WarningLog } from '../common/warning-log.js';

/** What a source needs of the program it runs in. */
export interface PriceSurroundings {
  readonly clock: Clock;
  readonly onWarning: WarningLog;
}
