import type { UserId } from '../auth/user-id.js';
import type { WriteOptions } from '../common/document/stored-document.js';
import { printable } from '../risk/report/printable.js';
import { confirm } from './confirm.js';
import { EXIT_CODES, type ExitCode } from './exit-code.js';
import type { Terminal } from './terminal.js';
import { type WriteFlags, writeOptions } from './write-flags.js';

/** What the services of portfolios and of scenarios have in common. */
interface Deletable {
  get(ownerId: UserId, name: string): Promise<{ readonly version: string }>;
  delete(ownerId: UserId, name: string, options: WriteOptions): Promise<void>;
}

export interface Deletion {
  readonly documents: Deletable;
  readonly ownerId: UserId;
  /** What it is called in the question. */
  readonly kind: 'portfolio' | 'scenario';
  readonly name: string;
}

export interface DeleteFlags extends WriteFlags {
  /** Do not ask. */
  readonly yes?: boolean;
}

/** Removes a stored document, after asking. */
export async function deleteDocument(
  { documents, ownerId, kind, name }: Deletion,
  flags: DeleteFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const options = writeOptions(flags);
  const { version } = await documents.get(ownerId, name);
  if (flags.yes !== true && !(await confirm(`delete ${kind} "${name}"?`, terminal))) {
    terminal.writeError('nothing was deleted\n');
    return EXIT_CODES.misuse;
  }
  // What the caller agreed to delete is what was there when asked.
  const condition =
    options.condition.kind === 'any' ? { kind: 'version' as const, version } : options.condition;
  await documents.delete(ownerId, name, { ...options, condition });
  terminal.writeOutput(`deleted ${printable(name)}\n`);
  return EXIT_CODES.fine;
}
