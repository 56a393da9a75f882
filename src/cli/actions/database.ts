import type { MigrationStanding } from '../../storage/database-migrations.js';
import { confirm } from '../confirm.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { jsonText } from '../json-text.js';
import { migrationsText, rollbackPlanText } from '../migrations-text.js';
import { withMigrations } from '../open-migrations.js';
import { withProgress } from '../progress.js';
import { readRollbackTarget, type RollbackTargetFlags } from '../rollback-target.js';
import { errorPalette, outputPalette, type Terminal } from '../terminal.js';

export interface JsonFlag {
  readonly json?: boolean;
}

export interface StatusFlags extends JsonFlag {
  /** Whether the exit code says how it stands. */
  readonly check?: boolean;
}

export interface RollbackFlags extends JsonFlag, RollbackTargetFlags {
  /** Do not ask. */
  readonly yes?: boolean;
}

/** Prints how every migration stands. */
export async function showStatus(flags: StatusFlags, terminal: Terminal): Promise<ExitCode> {
  const migrations = await withMigrations(terminal, (opened) => opened.status());
  if (flags.json === true) terminal.writeOutput(jsonText({ migrations }));
  else terminal.writeOutput(migrationsText(migrations, outputPalette(terminal)));
  const isBehind = !migrations.every(isApplied);
  return flags.check === true && isBehind ? EXIT_CODES.behind : EXIT_CODES.fine;
}

function isApplied({ state }: MigrationStanding): boolean {
  return state === 'applied';
}

/** Brings the tables up to date. */
export async function migrate(flags: JsonFlag, terminal: Terminal): Promise<ExitCode> {
  const applied = await withMigrations(terminal, (opened) =>
    opened.migrate(stepLine('applied', flags, terminal)),
  );
  if (flags.json === true) terminal.writeOutput(jsonText({ applied }));
  else terminal.writeOutput('the tables are up to date\n');
  return EXIT_CODES.fine;
}

/** Undoes migrations, after saying what is lost and asking. */
export async function rollback(flags: RollbackFlags, terminal: Terminal): Promise<ExitCode> {
  const target = readRollbackTarget(flags);
  return withMigrations(terminal, async (opened) => {
    const plan = await withProgress(terminal, 'finding out what is lost', () =>
      opened.planRollback(target),
    );
    if (plan.undone.length > 0) {
      terminal.writeError(rollbackPlanText(plan, errorPalette(terminal)));
      if (flags.yes !== true && !(await confirm('undo that?', terminal))) {
        terminal.writeError('nothing was undone\n');
        return EXIT_CODES.misuse;
      }
      await opened.rollback(plan, stepLine('undone', flags, terminal));
    }
    const { undone, losses } = plan;
    if (flags.json === true) terminal.writeOutput(jsonText({ undone, losses }));
    else if (undone.length === 0) terminal.writeOutput('there is nothing to undo\n');
    return EXIT_CODES.fine;
  });
}

/** Says each step when it is done, for a later one may fail. */
function stepLine(what: string, { json }: JsonFlag, terminal: Terminal): (name: string) => void {
  return (name) => {
    if (json !== true) terminal.writeOutput(`${what} ${name}\n`);
  };
}
