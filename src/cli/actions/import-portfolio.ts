import { isCalendarDate } from '../../common/document/calendar-date.js';
import type { GivenDates } from '../../portfolio/import/read-portfolio-csv.js';
import type { ImportSource } from '../../portfolio/import/portfolio-import.service.js';
import { changeLines } from '../changes-text.js';
import { commandLineError } from '../command-line-error.js';
import { readTextFile } from '../document-file.js';
import { readPortfolioFile } from '../documents.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { jsonText } from '../json-text.js';
import { savedText } from '../saved-text.js';
import { openSettings } from '../settings.js';
import { withStore } from '../store.js';
import { type Terminal, warn } from '../terminal.js';
import { portfolioKeyWarnings } from '../unknown-keys.js';
import { type WriteFlags, writeOptions } from '../write-flags.js';

export interface ImportFlags extends WriteFlags {
  readonly user?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  /** The file is a table, whatever its name. */
  readonly csv?: boolean;
  readonly startDate?: string;
  readonly endDate?: string;
}

/** Stores what a file holds: a table of positions (`.csv`), or a portfolio in YAML or JSON. */
export async function importPortfolio(
  name: string,
  file: string,
  { flags, terminal }: { readonly flags: ImportFlags; readonly terminal: Terminal },
): Promise<ExitCode> {
  const { dryRun = false } = flags;
  const options = writeOptions(flags);
  const dates = readDates(flags);
  const settings = await openSettings({ user: flags.user }, terminal);
  const source = await readSource(file, { dates, isTable: flags.csv === true }, terminal);
  const outcome = await withStore(settings, terminal, ({ imports, ownerId }) =>
    imports.import(ownerId, { name, source, dryRun }, options),
  );
  if (flags.json === true) terminal.writeOutput(jsonText({ name, dryRun, ...outcome }));
  else {
    const first = dryRun ? `would be version ${outcome.version}\n` : savedText(name, outcome);
    terminal.writeOutput(`${[first.trimEnd(), ...changeLines(outcome.changes)].join('\n')}\n`);
  }
  return EXIT_CODES.fine;
}

async function readSource(
  file: string,
  { dates, isTable }: { readonly dates: Partial<GivenDates>; readonly isTable: boolean },
  terminal: Terminal,
): Promise<ImportSource> {
  if (isTable || file.toLowerCase().endsWith('.csv')) {
    const { text } = await readTextFile(file, terminal);
    return { kind: 'csv', text, dates };
  }
  if (Object.keys(dates).length > 0) {
    const detail =
      '--start-date and --end-date go with a table (.csv, --csv); a document says both';
    throw commandLineError([{ code: 'exclusive-keys', detail }]);
  }
  const portfolio = await readPortfolioFile(file, terminal);
  for (const { detail } of portfolioKeyWarnings(portfolio.extra)) warn(terminal, detail);
  return { kind: 'portfolio', portfolio };
}

/** @throws AppError `invalid-request` naming each date that is none */
function readDates({ startDate, endDate }: ImportFlags): Partial<GivenDates> {
  const given = [
    { flag: '--start-date', date: startDate },
    { flag: '--end-date', date: endDate },
  ];
  const faults = given.filter(({ date }) => date !== undefined && !isCalendarDate(date));
  if (faults.length > 0) {
    throw commandLineError(
      faults.map(({ flag }) => ({
        code: 'invalid-date' as const,
        detail: `${flag} must be a date written YYYY-MM-DD`,
      })),
    );
  }
  return {
    ...(startDate === undefined ? {} : { startDate }),
    ...(endDate === undefined ? {} : { endDate }),
  };
}
