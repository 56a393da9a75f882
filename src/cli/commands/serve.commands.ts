import type { Command } from 'commander';
import type { ServeFlags } from '../actions/serve.js';
import type { ReportFlags } from '../report-output.js';
import { htmlOption, jsonOption, userOption } from './options.js';
import type { Run } from './run.js';

/** `serve` and `demo`. */
export function addServeCommands(program: Command, run: Run): void {
  program
    .command('serve')
    .description('start the HTTP server')
    .option('--demo', 'with the demo portfolio and its prices')
    .option(
      '--database',
      'keep data in PostgreSQL: where DATABASE_URL says, else in one of its own',
    )
    .option('--port <number>', 'port to listen on (else PORT, else 3000)')
    .addOption(userOption())
    .action((flags: ServeFlags) =>
      run(async (terminal) => {
        const { startServer } = await import('../actions/serve.js');
        return startServer(flags, terminal);
      }),
    );
  program
    .command('demo')
    .description('report the risk of the demo portfolio that comes with this program')
    .addOption(jsonOption())
    .addOption(htmlOption())
    .action((flags: ReportFlags) =>
      run(async (terminal) => {
        const { demo } = await import('../actions/demo.js');
        return demo(flags, terminal);
      }),
    );
}
