import { openProcessTerminal } from './cli/process-terminal.js';
import { reportFailure, runCli } from './cli/run-cli.js';

const args = process.argv.slice(2);
const terminal = openProcessTerminal();

// Node's own code for this is 1, which here means a breached limit.
process.on('uncaughtException', (error) => {
  process.exit(reportFailure(error, args, terminal));
});

process.exitCode = await runCli(args, terminal);
