import { type Command, Option } from 'commander';
import type * as actions from '../actions/limits.js';
import {
  createOnlyOption,
  ifVersionOption,
  jsonOption,
  reasonOption,
  userOption,
} from './options.js';
import { addRevertOptions, runRevert } from './revert.commands.js';
import type { RevertFlags } from '../actions/revert.js';
import type { Run } from './run.js';

const EXAMPLES = `
Examples:
  risk limits show
  risk limits set risk_limits.yaml
  risk limits set max_volatility=0.25 max_loss=0.2 --portfolio retirement
  risk limits history retirement
`;

const portfolioOption = (): Option =>
  new Option('--portfolio <name>', 'the limits of this portfolio, rather than your own');

/** `limits show`, `set`, `revert` and `history`. */
export function addLimitsCommands(program: Command, run: Run): void {
  const limits = program
    .command('limits')
    .description('show and set the risk limits that portfolios are held against, and their history')
    .addHelpText('after', EXAMPLES);
  const load = (): Promise<typeof actions> => import('../actions/limits.js');

  limits
    .command('show')
    .description('show the limits that hold, and whose they are')
    .addOption(portfolioOption())
    .addOption(jsonOption())
    .addOption(userOption())
    .action((flags: Parameters<typeof actions.show>[0]) =>
      run(async (terminal) => (await load()).show(flags, terminal)),
    );
  limits
    .command('set')
    .description('replace all limits by those of a FILE, or change single ones: LIMIT=NUMBER')
    .argument('<file-or-limit...>')
    .addOption(portfolioOption())
    .addOption(reasonOption())
    .addOption(ifVersionOption())
    .addOption(createOnlyOption())
    .addOption(userOption())
    .action((changes: readonly string[], flags: Parameters<typeof actions.set>[1]) =>
      run(async (terminal) => (await load()).set(changes, flags, terminal)),
    );
  const revert = limits
    .command('revert')
    .description('take back a change of your own limits: the newest, or the one of this id')
    .argument('[change]');
  addRevertOptions(revert).action((changeId: string | undefined, flags: RevertFlags) =>
    runRevert({ subject: { kind: 'risk-limits' }, changeId }, flags, run),
  );
  limits
    .command('history')
    .description(
      'show when the limits of a stored portfolio were evaluated, and breaches opened and closed',
    )
    .argument('<name>')
    .addOption(jsonOption())
    .addOption(userOption())
    .action((name: string, flags: Parameters<typeof actions.history>[1]) =>
      run(async (terminal) => (await load()).history(name, flags, terminal)),
    );
}
