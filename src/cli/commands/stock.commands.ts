import type { Command } from 'commander';
import type { StockFlags } from '../stock-flags.js';
import { jsonOption } from './options.js';
import type { Run } from './run.js';

const EXAMPLES = `
Examples:
  risk stock NVDA
  risk stock NVDA --market SPY --industry SOXX --peers AMD,AVGO --hac
  risk stock NVDA --start 2015-01-01 --end 2024-12-31 --prices prices.csv --json

Without proxies of yours the default ones of proxies.yaml (PROXIES_MAP) are used,
and the report says which and why. Without dates: the ten years up to the last
price.
`;

/** `stock`: the risk of one security. */
export function addStockCommand(program: Command, run: Run): void {
  program
    .command('stock')
    .description('the risk of one security, and the factors that explain it')
    .argument('<ticker>', 'its ticker, as the price source knows it')
    .option('--start <date>', 'first day, YYYY-MM-DD (default: ten years before the end)')
    .option('--end <date>', 'last day (default: that of its last price)')
    .option('--market <ticker>', 'market proxy')
    .option('--momentum <ticker>', 'momentum proxy')
    .option('--value <ticker>', 'value proxy')
    .option('--industry <ticker>', 'industry proxy')
    .option('--peers <tickers>', 'sub-industry: tickers with commas between them')
    .option('--default-proxies', 'use the default proxies, as without any')
    .option('--benchmark <ticker>', 'what to measure performance against (default: the market)')
    .option('--risk-free <rate>', 'annual rate as a fraction, such as 0.02 (default: 0)')
    .option('--hac', 'Newey-West standard errors of the factor betas')
    .option('--min-observations <months>', 'fewest monthly returns to accept (default: 24)')
    .option(
      '--worst-case-lookback-years <years>',
      'years in which the worst month of a factor is looked for (default: 10)',
    )
    .option('--prices <path>', 'CSV file, or folder of them (else PRICES_DIR)')
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action((ticker: string, flags: StockFlags) =>
      run(async (terminal) => {
        const { stock } = await import('../actions/stock.js');
        return stock(ticker, flags, terminal);
      }),
    );
}
