import type { Command } from 'commander';
import { COMPARISON_WINDOWS } from '../../risk/engine/compare/comparison.js';
import type { AnalysisFlags } from '../analysis-flags.js';
import type { WhatIfFlags } from '../what-if-flags.js';
import { addAnalysisOptions } from './analysis.commands.js';
import type { Run } from './run.js';

const EXAMPLES = `
Examples:
  risk what-if portfolio.yaml --change NVDA=+5%
  risk what-if retirement --change NVDA=-200bp --change 'BND=$1000' --fund SPY
  risk what-if retirement --change "AAPL=10 shares" --save-as more-apples
  risk what-if retirement --target scenario.yaml --html what-if.html

A DELTA is a weight (+5%, -200bp, 0.03), money ($1000, -500 EUR) or shares
(10 shares). What is bought is paid from cash, or from the ticker of --fund.
Nothing is changed or stored unless --save-as asks for a scenario.
Exit codes: 0 fine, 1 a limit is breached afterwards (with --check), 2 wrong use
or input, 3 failure.
`;

/** `what-if`: what changes of a portfolio would do to its risk. */
export function addWhatIfCommand(program: Command, run: Run): void {
  const command = program
    .command('what-if')
    .description('what changes of a portfolio would do to its risk: before, after, difference')
    .argument('<file-or-name>', 'a portfolio file, "-" for standard input, or a stored name')
    .option('--change <ticker=delta>', 'buy, or sell when negative; may be repeated', gather)
    .option('--fund <ticker>', 'what pays for the changes (default: cash)')
    .option('--target <file>', 'a file with target_weights, in place of changes')
    .option('--normalize-target', 'target weights may add up to anything above 0')
    .option('--window <window>', `months: ${COMPARISON_WINDOWS.join(', ')} (default: common)`)
    .option('--save-as <name>', 'store the weights afterwards as a new scenario');
  addAnalysisOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((argument: string, flags: AnalysisFlags & WhatIfFlags) =>
      run(async (terminal) => {
        const { whatIf } = await import('../actions/what-if.js');
        return whatIf(argument, flags, terminal);
      }),
    );
}

function gather(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
