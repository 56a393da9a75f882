import type { Command } from 'commander';
import type { ProxiesFlags } from '../actions/proxies.js';
import type { ImportFlags } from '../actions/import-portfolio.js';
import {
  createOnlyOption,
  dryRunOption,
  ifVersionOption,
  jsonOption,
  reasonOption,
  userOption,
} from './options.js';
import { addRevertCommand } from './revert.commands.js';
import type { Run } from './run.js';
import { addStoredDocumentCommands } from './stored-document.commands.js';

const EXAMPLES = `
Examples:
  risk portfolio save retirement portfolio.yaml --reason "sold the last bonds"
  risk portfolio show retirement
  risk portfolio proxies retirement --apply
  risk portfolio export retirement --output backup.yaml
  risk portfolio import retirement holdings.csv --dry-run
  risk portfolio changes retirement
  risk portfolio revert retirement --reason "a mistake"
  risk portfolio delete retirement --yes
`;

/** `portfolio list`, `show`, `save`, `delete`, `export`, `import`, `changes`, `revert` and `proxies`. */
export function addPortfolioCommands(program: Command, run: Run): void {
  const portfolio = program
    .command('portfolio')
    .description(
      'list, show, save, delete, export and import stored portfolios, and take changes back',
    )
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
  addImportCommand(portfolio, run);
  addChangesCommand(portfolio, run);
  addRevertCommand(portfolio, 'portfolio', run);
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

function addImportCommand(portfolio: Command, run: Run): void {
  portfolio
    .command('import')
    .description('store the positions of a table (.csv), or a portfolio in YAML or JSON')
    .argument('<name>')
    .argument('<file>')
    .option('--csv', 'the file is a table, whatever its name')
    .option('--start-date <date>', 'of a table: first day of the analysis')
    .option('--end-date <date>', 'of a table: last day of the analysis')
    .addOption(dryRunOption())
    .addOption(reasonOption())
    .addOption(ifVersionOption())
    .addOption(createOnlyOption())
    .addOption(jsonOption())
    .addOption(userOption())
    .action((name: string, file: string, flags: ImportFlags) =>
      run(async (terminal) => {
        const { importPortfolio } = await import('../actions/import-portfolio.js');
        return importPortfolio(name, file, { flags, terminal });
      }),
    );
}

function addChangesCommand(portfolio: Command, run: Run): void {
  portfolio
    .command('changes')
    .description('show what was changed of a portfolio and its risk limits, newest first')
    .argument('<name>')
    .addOption(jsonOption())
    .addOption(userOption())
    .action((name: string, flags: { readonly user?: string; readonly json?: boolean }) =>
      run(async (terminal) => {
        const { portfolioChanges } = await import('../actions/portfolio-changes.js');
        return portfolioChanges(name, flags, terminal);
      }),
    );
}
