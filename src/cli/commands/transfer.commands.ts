import { type Command, Option } from 'commander';
import type { ExportFlags, TransferFlags } from '../actions/transfer.js';
import { dryRunOption, jsonOption } from './options.js';
import type { Run } from './run.js';

const IMPORT_EXAMPLES = `
Examples:
  risk db import --dry-run             what would come of it; nothing is changed
  risk db import --user 108412345678901234567
  risk db import                       everybody; can be interrupted and run again

Moves DATA_DIR/users/ into the database, a user at a time and each wholly or not
at all, reads it back and compares; the files then go to DATA_DIR/imported/.
Files of older versions in the working folder come too: portfolio.yaml and
portfolio_<user>.yaml become the portfolio "default", risk_limits.yaml the user's
limits, what_if_portfolio.yaml (weights) the scenario "what_if". With --dir both
are sought there. What differs in files and database is a conflict: both stay.
Exit code 1 when anybody has a conflict or an error, 130 when interrupted.
`;

const EXPORT_EXAMPLES = `
Examples:
  risk db export --dir backup          a copy of everything as files
  risk db export --user local --switch --dry-run
  risk db export --switch              files serve everybody again

Writes each user's documents and history to DATA_DIR/users/ (or DIR/users/), reads
it back and compares. The database goes on serving, unless --switch is given: it
puts the rows into the archive, which the program does not see, and files serve.
A file that is there and differs is a conflict and stays; one that the database
once had makes way, to DATA_DIR/replaced/. Exit codes as for import.
`;

const load = () => import('../actions/transfer.js');

const transferUserOption = (): Option =>
  new Option('--user <id-or-email>', 'this user only (default: everybody)');

/** `import` and `export` of `db`. */
export function addTransferCommands(database: Command, run: Run): void {
  database
    .command('import')
    .description('move users from files into the database')
    .addOption(transferUserOption())
    .option('--dir <folder>', 'where the files are (else DATA_DIR and the working folder)')
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .addHelpText('after', IMPORT_EXAMPLES)
    .action((flags: TransferFlags) =>
      run(async (terminal) => (await load()).importFiles(flags, terminal)),
    );
  database
    .command('export')
    .description('write what the database has into files')
    .addOption(transferUserOption())
    .option('--dir <folder>', 'where the files go (else DATA_DIR)')
    .option('--switch', 'archive the rows, so that files serve from then on')
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .addHelpText('after', EXPORT_EXAMPLES)
    .action((flags: ExportFlags) =>
      run(async (terminal) => (await load()).exportFiles(flags, terminal)),
    );
}
