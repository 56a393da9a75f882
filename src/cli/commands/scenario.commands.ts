import type { Command } from 'commander';
import type { CompareFlags } from '../actions/compare-scenario.js';
import { COMPARISON_WINDOWS } from '../../risk/engine/compare/comparison.js';
import { addAnalysisOptions } from './analysis.commands.js';
import { addRevertCommand } from './revert.commands.js';
import type { Run } from './run.js';
import { addStoredDocumentCommands } from './stored-document.commands.js';

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

/** `scenario list`, `show`, `save`, `delete`, `export`, `revert` and `compare`. */
export function addScenarioCommands(program: Command, run: Run): void {
  const scenario = program
    .command('scenario')
    .description('list, show, save, delete, export and compare stored scenarios')
    .addHelpText('after', EXAMPLES);
  addStoredDocumentCommands(
    scenario,
    {
      kind: 'scenario',
      deletedWith: '',
      load: async () => (await import('../actions/scenario.js')).scenarioActions,
    },
    run,
  );
  addRevertCommand(scenario, 'scenario', run);
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
