import type { Command } from 'commander';
import type { RevertFlags, WantedRevert } from '../actions/revert.js';
import { dryRunOption, ifVersionOption, jsonOption, reasonOption, userOption } from './options.js';
import type { Run } from './run.js';

/** The options of every command that takes a change back. */
export function addRevertOptions(command: Command): Command {
  return command
    .addOption(dryRunOption())
    .addOption(reasonOption())
    .addOption(ifVersionOption())
    .addOption(jsonOption())
    .addOption(userOption());
}

/** `revert NAME [CHANGE]` below the command of a kind of document. */
export function addRevertCommand(parent: Command, kind: 'portfolio' | 'scenario', run: Run): void {
  const alsoLimits = kind === 'portfolio' ? ' or of its risk limits' : '';
  const command = parent
    .command('revert')
    .description(`take back a change of a ${kind}${alsoLimits}: the newest, or the one of this id`)
    .argument('<name>')
    .argument('[change]');
  addRevertOptions(command).action(
    (name: string, changeId: string | undefined, flags: RevertFlags) =>
      runRevert({ subject: { kind, name }, changeId }, flags, run),
  );
}

export function runRevert(wanted: WantedRevert, flags: RevertFlags, run: Run): Promise<void> {
  return run(async (terminal) => {
    const { revert } = await import('../actions/revert.js');
    return revert(wanted, flags, terminal);
  });
}
