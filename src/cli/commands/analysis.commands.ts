import type { Command } from 'commander';
import { COVARIANCE_METHODS, SHORT_HISTORY_MODES } from '../../risk/engine/analysis-input.js';
import type { ReportPart } from '../../risk/analysis-report.js';
import type { AnalysisFlags } from '../analysis-flags.js';
import { htmlOption, jsonOption, userOption } from './options.js';
import type { Run } from './run.js';

const EXAMPLES = `
Examples:
  risk analyze portfolio.yaml
  risk analyze portfolio.yaml --prices prices.csv --benchmark SPY --risk-free 0.02
  risk analyze retirement --check --json > report.json
  risk analyze retirement --html report.html
  cat portfolio.yaml | risk analyze -

A FILE is a path that exists, or anything with a folder or ending in .yaml, .yml
or .json; "-" is standard input. Anything else is the NAME of a stored portfolio.
Exit codes: 0 fine, 1 a limit is breached (with --check), 2 wrong use or input,
3 failure.
`;

const PARTS: readonly (readonly [name: string, part: ReportPart, description: string])[] = [
  ['analyze', 'all', 'report the risk of a portfolio: limits, positions, losses, performance'],
  ['score', 'score', 'the risk score of a portfolio, its parts and its limits'],
  ['performance', 'performance', 'what the portfolio would have earned, against a benchmark'],
];

/** `analyze`, `score` and `performance`: one analysis, shown whole or in part. */
export function addAnalysisCommands(program: Command, run: Run): void {
  for (const [name, part, description] of PARTS) {
    const command = program
      .command(name)
      .description(description)
      .argument('<file-or-name>', 'a portfolio file, "-" for standard input, or a stored name');
    addAnalysisOptions(command)
      .addHelpText('after', EXAMPLES.replaceAll('risk analyze', `risk ${name}`))
      .action((argument: string, flags: AnalysisFlags) =>
        run(async (terminal) => {
          const { analyze } = await import('../actions/analyze.js');
          return analyze(argument, part, flags, terminal);
        }),
      );
  }
}

/** What every analysis can be told, and how to show it. */
export function addAnalysisOptions(command: Command): Command {
  return command
    .option('--limits <file>', 'risk limits to hold it against (else the stored ones)')
    .option('--prices <path>', 'CSV file, or folder of them (else PRICES_DIR)')
    .option('--benchmark <ticker>', 'what to measure performance against')
    .option('--risk-free <rate>', 'annual rate as a fraction, such as 0.02 (default: 0)')
    .option(
      '--on-short-history <mode>',
      `what to do with too short a history: ${SHORT_HISTORY_MODES.join(', ')} (default: fail)`,
    )
    .option('--min-observations <months>', 'fewest monthly returns to accept (default: 24)')
    .option('--covariance <method>', `${COVARIANCE_METHODS.join(', ')} (default: sample)`)
    .option('--hac', 'Newey-West standard errors of the factor betas')
    .option(
      '--worst-case-lookback-years <years>',
      'years in which the worst month of a factor is looked for (default: 10)',
    )
    .option('--no-normalize', 'take weights as they are given, whatever they sum to')
    .option('--check', 'end with code 1 when a limit is breached')
    .addOption(jsonOption())
    .addOption(htmlOption())
    .addOption(userOption());
}
