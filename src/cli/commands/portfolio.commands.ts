import type { Command } from 'commander';
import type { ProxiesFlags } from '../actions/proxies.js';
import { ifVersionOption, jsonOption, reasonOption, userOption } from './options.js';
import type { Run } from './run.js';
import { addStoredDocumentCommands } from './stored-document.commands.js';

const EXAMPLES = `
Examples:
  risk portfolio save retirement portfolio.yaml --reason "sold the last bonds"
  risk portfolio show retirement
  risk portfolio proxies retirement --apply
  risk portfolio export retirement --output backup.yaml
  risk portfolio delete retirement --yes
`;

/** `portfolio list`, `show`, `save`, `delete`, `export` and `proxies`. */
export function addPortfolioCommands(program: Command, run: Run): void {
  const portfolio = program
    .command('portfolio')
    .description('list, show, save, delete and export stored portfolios, and propose proxies')
    .addHelpText('after', EXAMPLES);
  addStoredDocumentCommands(
    portfolio,
    {
      kind: 'portfolio',
      deletedWith: ' and the risk limits of its own',
      load: async () => (await import('../actions/portfolio.js')).portfolioActions,
    },
    run,
  );
  portfolio
    .command('proxies')
    .description('propose factor proxies for the securities that have none')
    .argument('<file-or-name>')
    .option('--apply', 'write them into the stored portfolio, after asking')
    .option('--yes', 'do not ask')
    .option('--prices <path>', 'CSV file, or folder of them (else PRICES_DIR)')
    .addOption(reasonOption())
    .addOption(ifVersionOption())
    .addOption(jsonOption())
    .addOption(userOption())
    .action((argument: string, flags: ProxiesFlags) =>
      run(async (terminal) => {
        const { proxies } = await import('../actions/proxies.js');
        return proxies(argument, flags, terminal);
      }),
    );
}
