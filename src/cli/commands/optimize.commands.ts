import type { Command } from 'commander';
import { COVARIANCE_METHODS, SHORT_HISTORY_MODES } from '../../risk/engine/analysis-input.js';
import { OBJECTIVE_NAMES } from '../../risk/engine/optimize/objective.js';
import type { OptimizeFlags } from '../optimize-flags.js';
import { jsonOption, userOption } from './options.js';
import type { Run } from './run.js';

const EXAMPLES = `
Examples:
  risk optimize portfolio.yaml
  risk optimize retirement --objective max-return --max-volatility 0.12
  risk optimize retirement --objective max-sharpe --risk-free 0.02 --cash-cap 0.1
  risk optimize retirement --bounds AAPL=0.05:0.2 --bounds TSLA=:0.1
  risk optimize retirement --objective frontier --points 10 --no-limits

Weights sum to 1, from 0 to 1 each unless --bounds says otherwise. The limits on
single stocks and on factor losses hold them back; all limits are checked
afterwards. Objectives but min-variance and risk-parity weigh risk against
expected returns: those of the portfolio (expected_returns) or those given with
--expected-return. risk-parity takes in no limits, and says which it breaks.
Exit codes: 0 fine, 1 there are no such weights (limits that cannot be met, or
nothing to earn or to weigh), 2 wrong use or input, 3 failure.
`;

const gather = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

/** `optimize`: the best weights of a portfolio, within limits. */
export function addOptimizeCommand(program: Command, run: Run): void {
  program
    .command('optimize')
    .description('the best weights for a portfolio, and what keeps them from being better')
    .argument('<file-or-name>', 'a portfolio file, "-" for standard input, or a stored name')
    .option('--objective <name>', `${OBJECTIVE_NAMES.join(', ')} (default: min-variance)`)
    .option('--max-volatility <fraction>', 'of max-return, a year (else the limit on it)')
    .option('--points <number>', 'of a frontier (default: 20)')
    .option('--bounds <ticker=lower:upper>', 'weights of one ticker; may be repeated', gather)
    .option('--cash-cap <weight>', 'the most that all cash may weigh (default: 0)')
    .option('--expected-return <ticker=rate>', 'a year; may be repeated', gather)
    .option('--risk-free <rate>', 'annual rate as a fraction, such as 0.02 (default: 0)')
    .option('--limits <file>', 'risk limits to keep to (else the stored ones)')
    .option('--no-limits', 'let no risk limit hold the weights back')
    .option('--prices <path>', 'CSV file, or folder of them (else PRICES_DIR)')
    .option('--covariance <method>', `${COVARIANCE_METHODS.join(', ')} (default: sample)`)
    .option(
      '--on-short-history <mode>',
      `what to do with too short a history: ${SHORT_HISTORY_MODES.join(', ')} (default: fail)`,
    )
    .option('--min-observations <months>', 'fewest monthly returns to accept (default: 24)')
    .addOption(jsonOption())
    .addOption(userOption())
    .addHelpText('after', EXAMPLES)
    .action((argument: string, flags: OptimizeFlags) =>
      run(async (terminal) => {
        const { optimize } = await import('../actions/optimize.js');
        return optimize(argument, flags, terminal);
      }),
    );
}
