import type { Command } from 'commander';
import type * as actions from '../actions/portfolio.js';
import type { ProxiesFlags } from '../actions/proxies.js';
import type { FlagsOf } from './flags-of.js';
import {
  createOnlyOption,
  ifVersionOption,
  jsonOption,
  reasonOption,
  userOption,
} from './options.js';
import type { Run } from './run.js';

const EXAMPLES = `
Examples:
  risk portfolio save retirement portfolio.yaml --reason "sold the last bonds"
  risk portfolio show retirement
  risk portfolio proxies retirement --apply
  risk portfolio export retirement --output backup.yaml
  risk portfolio delete retirement --yes
`;

/** `portfolio list`, `show`, `save`, `proxies`, `delete` and `export`. */
export function addPortfolioCommands(program: Command, run: Run): void {
  const portfolio = program
    .command('portfolio')
    .description('list, show, save, delete and export stored portfolios, and propose proxies')
    .addHelpText('after', EXAMPLES);
  const load = (): Promise<typeof actions> => import('../actions/portfolio.js');

  portfolio
    .command('list')
    .description('list your stored portfolios')
    .addOption(jsonOption())
    .addOption(userOption())
    .action((flags: FlagsOf<typeof actions.list>) =>
      run(async (terminal) => (await load()).list(flags, terminal)),
    );
  portfolio
    .command('show')
    .description('show a stored portfolio')
    .argument('<name>')
    .addOption(jsonOption())
    .addOption(userOption())
    .action((name: string, flags: FlagsOf<typeof actions.show>) =>
      run(async (terminal) => (await load()).show(name, flags, terminal)),
    );
  portfolio
    .command('save')
    .description('store the portfolio of a file under a name; "-" is standard input')
    .argument('<name>')
    .argument('<file>')
    .addOption(reasonOption())
    .addOption(ifVersionOption())
    .addOption(createOnlyOption())
    .addOption(userOption())
    .action((name: string, file: string, flags: FlagsOf<typeof actions.save>) =>
      run(async (terminal) => (await load()).save(name, file, flags, terminal)),
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
  portfolio
    .command('delete')
    .description('delete a stored portfolio and the risk limits of its own')
    .argument('<name>')
    .option('--yes', 'do not ask')
    .addOption(reasonOption())
    .addOption(ifVersionOption())
    .addOption(userOption())
    .action((name: string, flags: FlagsOf<typeof actions.remove>) =>
      run(async (terminal) => (await load()).remove(name, flags, terminal)),
    );
  portfolio
    .command('export')
    .description('write a stored portfolio as canonical YAML')
    .argument('<name>')
    .option('--output <file>', 'write to this file rather than to standard output')
    .addOption(userOption())
    .action((name: string, flags: FlagsOf<typeof actions.exportYaml>) =>
      run(async (terminal) => (await load()).exportYaml(name, flags, terminal)),
    );
}
