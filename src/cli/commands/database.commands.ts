import type { Command } from 'commander';
import type { JsonFlag, RollbackFlags, StatusFlags } from '../actions/database.js';
import { jsonOption } from './options.js';
import type { Run } from './run.js';
import { addTransferCommands } from './transfer.commands.js';

const EXAMPLES = `
Examples:
  risk db status                 which migrations are applied, and which are pending
  risk db status --check         exit code 1 unless all are
  risk db migrate                make the tables, or bring them up to date
  risk db rollback               undo the newest migration, after asking
  risk db rollback --steps 2 --yes
  risk db rollback --to 20261125120000_storage
  risk db import --dry-run       move users from files into the database
  risk db export --dir backup    write what the database has into files

DATABASE_URL names the database and the login of the program, which owns
nothing; DATABASE_OWNER_URL the login that owns the tables, straight to the
server and not through a pooler. "migrate" gives the first what it needs.
Several may be started at once: they wait for each other.
`;

const load = () => import('../actions/database.js');

/** `db status`, `migrate`, `rollback`, `import` and `export`. */
export function addDatabaseCommands(program: Command, run: Run): void {
  const database = program
    .command('db')
    .description('look after the database: its tables, and who is in it')
    .addHelpText('after', EXAMPLES);
  database
    .command('status')
    .description('which migrations are applied, and which are pending')
    .option('--check', 'exit code 1 unless every migration is applied and as it was')
    .addOption(jsonOption())
    .action((flags: StatusFlags) =>
      run(async (terminal) => (await load()).showStatus(flags, terminal)),
    );
  database
    .command('migrate')
    .description("apply what is pending and give the program's login its rights")
    .addOption(jsonOption())
    .action((flags: JsonFlag) => run(async (terminal) => (await load()).migrate(flags, terminal)));
  database
    .command('rollback')
    .description('undo migrations, newest first, after saying what is lost')
    .option('--steps <number>', 'how many (default: 1)')
    .option('--to <migration>', 'all that came after this one')
    .option('--yes', 'do not ask')
    .addOption(jsonOption())
    .action((flags: RollbackFlags) =>
      run(async (terminal) => (await load()).rollback(flags, terminal)),
    );
  addTransferCommands(database, run);
}
