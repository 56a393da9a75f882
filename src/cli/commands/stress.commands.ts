import type { Command } from 'commander';
import { SHORT_HISTORY_MODES } from '../../risk/engine/analysis-input.js';
import type { StressFlags } from '../stress-flags.js';
import { jsonOption, userOption } from './options.js';
import type { Run } from './run.js';

const EXAMPLES = `
Examples:
  risk stress portfolio.yaml
  risk stress portfolio.yaml --episode covid-2020 --episode financial-crisis-2007
  risk stress retirement --shock market=-20% --propagate
  risk stress retirement --shock market:SPY=-0.2 --shock NVDA=-30% --json

A shock is a return, as a fraction or in percent, of a factor by its key
(market:SPY), of a factor type that only one factor has (market), or of a ticker,
which comes on top of what its factors do. Episodes are those of the file
STRESS_SCENARIOS, else those that come with the program.
`;

/** `stress`: what a portfolio would lose in the past's worst times, and under shocks. */
export function addStressCommands(program: Command, run: Run): void {
  program
    .command('stress')
    .description('what a portfolio would lose in past episodes, and under shocks')
    .argument('<file-or-name>', 'a portfolio file, "-" for standard input, or a stored name')
    .option('--shock <name=return>', 'shock of a factor or ticker; may be repeated', gather)
    .option('--propagate', 'let the other factors do what is expected of them, given the shocks')
    .option('--episode <name>', 'only this episode; may be repeated (default: all)', gather)
    .option('--prices <path>', 'CSV file, or folder of them (else PRICES_DIR)')
    .option(
      '--on-short-history <mode>',
      `what to do with too short a history: ${SHORT_HISTORY_MODES.join(', ')} (default: fail)`,
    )
    .option('--min-observations <months>', 'fewest monthly returns to accept (default: 24)')
    .option(
      '--worst-case-lookback-years <years>',
      'years in which the worst month of a factor is looked for (default: 10)',
    )
    .addOption(jsonOption())
    .addOption(userOption())
    .addHelpText('after', EXAMPLES)
    .action((argument: string, flags: StressFlags) =>
      run(async (terminal) => {
        const { stress } = await import('../actions/stress.js');
        return stress(argument, flags, terminal);
      }),
    );
}

function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
