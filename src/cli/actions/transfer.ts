import type { TransferReport } from '../../storage/data-transfer.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { jsonText } from '../json-text.js';
import { requireFolder, withTransfer } from '../open-transfer.js';
import { outputPalette, type Terminal } from '../terminal.js';
import { progressTo } from '../transfer-progress.js';
import { transferText } from '../transfer-text.js';
import { untilInterrupted } from '../until-interrupted.js';
import type { JsonFlag } from './database.js';

export interface TransferFlags extends JsonFlag {
  readonly user?: string;
  readonly dir?: string;
  readonly dryRun?: boolean;
}

export interface ExportFlags extends TransferFlags {
  /** Let files serve from then on. */
  readonly switch?: boolean;
}

/** Moves files into the database. */
export async function importFiles(flags: TransferFlags, terminal: Terminal): Promise<ExitCode> {
  const { dir } = flags;
  if (dir !== undefined) await requireFolder(dir);
  const report = await withTransfer(flags, terminal, (transfer) =>
    untilInterrupted(terminal, (signal) =>
      transfer.import({ ...requestOf(flags), signal, onProgress: progressTo(terminal) }),
    ),
  );
  return show(report, flags, terminal);
}

/** Writes what the database has into files. */
export async function exportFiles(flags: ExportFlags, terminal: Terminal): Promise<ExitCode> {
  const isSwitch = flags.switch === true;
  const report = await withTransfer(flags, terminal, (transfer) =>
    untilInterrupted(terminal, (signal) =>
      transfer.export({ ...requestOf(flags), isSwitch, signal, onProgress: progressTo(terminal) }),
    ),
  );
  return show(report, flags, terminal);
}

function requestOf({ user, dryRun }: TransferFlags): {
  readonly user: string | null;
  readonly isDryRun: boolean;
} {
  return { user: user ?? null, isDryRun: dryRun === true };
}

function show(report: TransferReport, { json }: JsonFlag, terminal: Terminal): ExitCode {
  if (json === true) terminal.writeOutput(jsonText(report));
  else terminal.writeOutput(transferText(report, outputPalette(terminal)));
  if (report.usersLeft > 0) return EXIT_CODES.interrupted;
  const isAll =
    report.faults.length === 0 && report.users.every(({ outcome }) => outcome === 'done');
  return isAll ? EXIT_CODES.fine : EXIT_CODES.unfinished;
}
