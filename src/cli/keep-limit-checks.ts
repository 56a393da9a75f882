import type { Settings } from '../config/settings-table.js';
import type { AnalysisReport } from '../risk/analysis-report.js';
import { LimitCheckRecorder } from '../risk/limit-check-recorder.js';
import { type Terminal, warnOfEvent } from './terminal.js';

/** Adds an analysis of a stored portfolio to the history of its limits; for any other no store is opened. */
export function keepLimitChecks(
  report: AnalysisReport,
  settings: Settings,
  terminal: Terminal,
): Promise<AnalysisReport> {
  const recorder = new LimitCheckRecorder(
    {
      record: async (ownerId, portfolioName, findings) => {
        const { withStore } = await import('./store.js');
        await withStore(settings, terminal, ({ limitChecks }) =>
          limitChecks.record(ownerId, portfolioName, findings),
        );
      },
    },
    (event, fields) => {
      warnOfEvent(terminal, event, fields);
    },
  );
  return recorder.keep(settings.user, report);
}
