import { CommanderError } from 'commander';
import { EXIT_CODES, type ExitCode, exitCodeOf } from './exit-code.js';
import { toAppError } from './failure.js';
import { jsonText } from './json-text.js';
import { problemJson } from './problem-json.js';
import { problemText } from './problem-text.js';
import { createProgram } from './program.js';
import { errorPalette, type Terminal } from './terminal.js';

/** Runs one command line to its end. Whatever goes wrong is reported on standard error, as JSON under `--json`. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODES.fine;
  const program = createProgram(async (work) => {
    exitCode = await work(terminal);
  }, terminal);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (isAnsweredByHelp(error)) return error.exitCode === 0 ? EXIT_CODES.fine : EXIT_CODES.misuse;
    return reportFailure(error, args, terminal);
  }
}

/** Help, asked for or in answer to an incomplete command, is printed already. */
function isAnsweredByHelp(error: unknown): error is CommanderError {
  return (
    error instanceof CommanderError &&
    ['commander.help', 'commander.helpDisplayed', 'commander.version'].includes(error.code)
  );
}

/** Says on standard error what went wrong, and gives the code to end with. */
export function reportFailure(
  error: unknown,
  args: readonly string[],
  terminal: Terminal,
): ExitCode {
  const appError = toAppError(error);
  terminal.writeError(
    args.includes('--json')
      ? jsonText(problemJson(appError))
      : problemText(appError, errorPalette(terminal)),
  );
  return exitCodeOf(appError);
}
