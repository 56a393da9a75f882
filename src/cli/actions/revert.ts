import type { ChangeSet } from '../../portfolio/change.js';
import type { RevertSubject } from '../../revert/find-change.js';
import type { RevertOutcome } from '../../revert/revert.service.js';
import { printable } from '../../risk/report/printable.js';
import { changeLines } from '../changes-text.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { jsonText } from '../json-text.js';
import { openSettings } from '../settings.js';
import { withStore } from '../store.js';
import type { Terminal } from '../terminal.js';
import { type WriteFlags, writeOptions } from '../write-flags.js';

export interface RevertFlags extends WriteFlags {
  readonly user?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export interface WantedRevert {
  readonly subject: RevertSubject;
  /** The newest change when not given. */
  readonly changeId: string | undefined;
}

/** Takes a change back, or says what that would do. */
export async function revert(
  { subject, changeId }: WantedRevert,
  flags: RevertFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { dryRun = false } = flags;
  const options = writeOptions(flags);
  const settings = await openSettings({ user: flags.user }, terminal);
  const { changeSet, outcome } = await withStore(
    settings,
    terminal,
    async ({ reverts, ownerId }) => {
      const wanted = { changeId: changeId ?? null, operationId: null };
      const found = await reverts.find(ownerId, subject, wanted);
      return {
        changeSet: found,
        outcome: await reverts.revert(ownerId, found, { ...options, dryRun }),
      };
    },
  );
  if (flags.json === true) {
    const { id, document, name } = changeSet;
    terminal.writeOutput(jsonText({ reverted: id, dryRun, document, name, ...outcome }));
  } else terminal.writeOutput(revertText(changeSet, outcome));
  return EXIT_CODES.fine;
}

function revertText({ id, document, name }: ChangeSet, outcome: RevertOutcome): string {
  const { changeId, version, changes } = outcome;
  const what = name === null ? 'your risk limits' : `${document} ${printable(name)}`;
  const now = version === null ? 'which is gone' : `version ${version}`;
  const done = changeId === null ? 'would revert' : 'reverted';
  return `${[`${done} change ${id} of ${what}, ${now}`, ...changeLines(changes)].join('\n')}\n`;
}
