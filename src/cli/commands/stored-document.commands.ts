import type { Command } from 'commander';
import type { DeleteFlags } from '../delete-document.js';
import type { ExitCode } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import type { WriteFlags } from '../write-flags.js';
import {
  createOnlyOption,
  ifVersionOption,
  jsonOption,
  reasonOption,
  userOption,
} from './options.js';
import type { Run } from './run.js';

interface UserFlag {
  readonly user?: string;
}

interface ReadFlags extends UserFlag {
  readonly json?: boolean;
}

interface ExportFlags extends UserFlag {
  readonly output?: string;
}

/** What can be done with every kind of document that is stored under a name. */
export interface StoredDocumentActions {
  list(flags: ReadFlags, terminal: Terminal): Promise<ExitCode>;
  show(name: string, flags: ReadFlags, terminal: Terminal): Promise<ExitCode>;
  save(
    name: string,
    file: string,
    flags: WriteFlags & UserFlag,
    terminal: Terminal,
  ): Promise<ExitCode>;
  remove(name: string, flags: DeleteFlags & UserFlag, terminal: Terminal): Promise<ExitCode>;
  exportYaml(name: string, flags: ExportFlags, terminal: Terminal): Promise<ExitCode>;
}

export interface StoredDocumentCommands {
  /** As a person calls one. */
  readonly kind: 'portfolio' | 'scenario';
  /** What goes with it when it is deleted; empty for nothing. */
  readonly deletedWith: string;
  readonly load: () => Promise<StoredDocumentActions>;
}

/** `list`, `show`, `save`, `delete` and `export` below the command of a kind of document. */
export function addStoredDocumentCommands(
  parent: Command,
  { kind, deletedWith, load }: StoredDocumentCommands,
  run: Run,
): void {
  parent
    .command('list')
    .description(`list your stored ${kind}s`)
    .addOption(jsonOption())
    .addOption(userOption())
    .action((flags: ReadFlags) => run(async (terminal) => (await load()).list(flags, terminal)));
  parent
    .command('show')
    .description(`show a stored ${kind}`)
    .argument('<name>')
    .addOption(jsonOption())
    .addOption(userOption())
    .action((name: string, flags: ReadFlags) =>
      run(async (terminal) => (await load()).show(name, flags, terminal)),
    );
  parent
    .command('save')
    .description(`store the ${kind} of a file under a name; "-" is standard input`)
    .argument('<name>')
    .argument('<file>')
    .addOption(reasonOption())
    .addOption(ifVersionOption())
    .addOption(createOnlyOption())
    .addOption(userOption())
    .action((name: string, file: string, flags: WriteFlags & UserFlag) =>
      run(async (terminal) => (await load()).save(name, file, flags, terminal)),
    );
  parent
    .command('delete')
    .description(`delete a stored ${kind}${deletedWith}`)
    .argument('<name>')
    .option('--yes', 'do not ask')
    .addOption(reasonOption())
    .addOption(ifVersionOption())
    .addOption(userOption())
    .action((name: string, flags: DeleteFlags & UserFlag) =>
      run(async (terminal) => (await load()).remove(name, flags, terminal)),
    );
  parent
    .command('export')
    .description(`write a stored ${kind} as canonical YAML`)
    .argument('<name>')
    .option('--output <file>', 'write to this file rather than to standard output')
    .addOption(userOption())
    .action((name: string, flags: ExportFlags) =>
      run(async (terminal) => (await load()).exportYaml(name, flags, terminal)),
    );
}
