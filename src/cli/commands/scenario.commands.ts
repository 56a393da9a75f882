import type { Command } from 'commander';
import type * as actions from '../actions/scenario.js';
import type { CompareFlags } from '../actions/compare-scenario.js';
import { COMPARISON_WINDOWS } from '../../risk/engine/compare/comparison.js';
import { addAnalysisOptions } from './analysis.commands.js';
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
  risk scenario save more-bonds scenario.yaml --reason "rates are high"
  risk scenario show more-bonds
  risk scenario export more-bonds --output backup.yaml
  risk scenario compare more-bonds --benchmark SPY
  risk scenario delete more-bonds --yes

A scenario is a YAML file: target weights by ticker, 1 in all, and the stored
portfolio they are for.

  base_portfolio: retirement
  target_weights: { SPY: 0.6, BND: 0.4 }
`;

/** `scenario list`, `show`, `save`, `delete`, `export` and `compare`. */
export function addScenarioCommands(program: Command, run: Run): void {
  const scenario = program
    .command('scenario')
    .description('list, show, save, delete, export and compare stored scenarios')
    .addHelpText('after', EXAMPLES);
  const load = (): Promise<typeof actions> => import('../actions/scenario.js');

  scenario
    .command('list')
    .description('list your stored scenarios')
    .addOption(jsonOption())
    .addOption(userOption())
    .action((flags: FlagsOf<typeof actions.list>) =>
      run(async (terminal) => (await load()).list(flags, terminal)),
    );
  scenario
    .command('show')
    .description('show a stored scenario')
    .argument('<name>')
    .addOption(jsonOption())
    .addOption(userOption())
    .action((name: string, flags: FlagsOf<typeof actions.show>) =>
      run(async (terminal) => (await load()).show(name, flags, terminal)),
    );
  scenario
    .command('save')
    .description('store the scenario of a file under a name; "-" is standard input')
    .argument('<name>')
    .argument('<file>')
    .addOption(reasonOption())
    .addOption(ifVersionOption())
    .addOption(createOnlyOption())
    .addOption(userOption())
    .action((name: string, file: string, flags: FlagsOf<typeof actions.save>) =>
      run(async (terminal) => (await load()).save(name, file, flags, terminal)),
    );
  scenario
    .command('delete')
    .description('delete a stored scenario')
    .argument('<name>')
    .option('--yes', 'do not ask')
    .addOption(reasonOption())
    .addOption(ifVersionOption())
    .addOption(userOption())
    .action((name: string, flags: FlagsOf<typeof actions.remove>) =>
      run(async (terminal) => (await load()).remove(name, flags, terminal)),
    );
  scenario
    .command('export')
    .description('write a stored scenario as canonical YAML')
    .argument('<name>')
    .option('--output <file>', 'write to this file rather than to standard output')
    .addOption(userOption())
    .action((name: string, flags: FlagsOf<typeof actions.exportYaml>) =>
      run(async (terminal) => (await load()).exportYaml(name, flags, terminal)),
    );
  addCompareCommand(scenario, run);
}

function addCompareCommand(scenario: Command, run: Run): void {
  const command = scenario
    .command('compare')
    .description('what a stored scenario would do to its base portfolio: before, after, difference')
    .argument('<name>')
    .option('--base <file-or-name>', 'a portfolio in place of its own')
    .option('--window <window>', `months: ${COMPARISON_WINDOWS.join(', ')} (default: common)`);
  addAnalysisOptions(command).action((name: string, flags: CompareFlags) =>
    run(async (terminal) => {
      const { compareScenario } = await import('../actions/compare-scenario.js');
      return compareScenario(name, flags, terminal);
    }),
  );
}
