import { Command } from 'commander';
import { addAnalysisCommands } from './commands/analysis.commands.js';
import { addDatabaseCommands } from './commands/database.commands.js';
import { addLimitsCommands } from './commands/limits.commands.js';
import { addOptimizeCommand } from './commands/optimize.commands.js';
import { addPortfolioCommands } from './commands/portfolio.commands.js';
import type { Run } from './commands/run.js';
import { addSignInCommands } from './commands/sign-in.commands.js';
import { addScenarioCommands } from './commands/scenario.commands.js';
import { addServeCommands } from './commands/serve.commands.js';
import { addStockCommand } from './commands/stock.commands.js';
import { addStressCommands } from './commands/stress.commands.js';
import { refuseEmptyOptions } from './refuse-empty-options.js';
import type { Terminal } from './terminal.js';
import { addWhatIfCommand } from './commands/what-if.commands.js';
import { programVersion } from '../common/program-version.js';

const EXAMPLES = `
Examples:
  risk demo                                  a report to look at, nothing to set up
  risk analyze portfolio.yaml                the risk of a portfolio in a file
  risk analyze portfolio.yaml --check        exit code 1 when a limit is breached
  risk portfolio save mine portfolio.yaml    keep a portfolio under a name
  risk analyze mine --benchmark SPY          analyse it by that name
  risk limits set max_volatility=0.25        set a limit for all your portfolios

"risk COMMAND --help" says more about a command.
`;

/** The whole command line. Errors are thrown, never printed here. */
export function createProgram(run: Run, terminal: Terminal): Command {
  const program = new Command('risk')
    .description('What risk your portfolio carries.')
    .version(programVersion(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        terminal.writeOutput(text);
      },
      writeErr: (text) => {
        terminal.writeError(text);
      },
      outputError: () => undefined,
    })
    .addHelpText('after', EXAMPLES)
    .hook('preAction', (_, command) => {
      refuseEmptyOptions(command);
    });
  addAnalysisCommands(program, run);
  addStockCommand(program, run);
  addStressCommands(program, run);
  addOptimizeCommand(program, run);
  addWhatIfCommand(program, run);
  addPortfolioCommands(program, run);
  addLimitsCommands(program, run);
  addScenarioCommands(program, run);
  addSignInCommands(program, run);
  addDatabaseCommands(program, run);
  addServeCommands(program, run);
  return program;
}
