import { writeFile } from 'node:fs/promises';
import { AppError } from '../../common/problem/app-error.js';
import { writeYaml } from '../../common/document/yaml-writer.js';
import { portfolioDocument } from '../../portfolio/portfolio-document.js';
import { printable } from '../../risk/report/printable.js';
import { confirm } from '../confirm.js';
import { readPortfolioFile } from '../documents.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { jsonText } from '../json-text.js';
import { openSettings } from '../settings.js';
import { withStore } from '../store.js';
import { outputPalette, type Terminal, warn } from '../terminal.js';
import { portfolioKeyWarnings } from '../unknown-keys.js';
import { listEveryPortfolio } from '../list-portfolios.js';
import { portfolioListText } from '../portfolio-list-text.js';
import { portfolioText } from '../portfolio-text.js';
import { type WriteFlags, writeOptions } from '../write-flags.js';

interface UserFlag {
  readonly user?: string;
}

interface ReadFlags extends UserFlag {
  readonly json?: boolean;
}

/** Prints every stored portfolio, in code-unit order of names. */
export async function list({ user, json }: ReadFlags, terminal: Terminal): Promise<ExitCode> {
  const settings = await openSettings({ user }, terminal);
  const items = await withStore(settings, terminal, listEveryPortfolio);
  if (json === true) terminal.writeOutput(jsonText({ items, nextCursor: null }));
  else terminal.writeOutput(portfolioListText(items, outputPalette(terminal)));
  return EXIT_CODES.fine;
}

/** Prints one stored portfolio. */
export async function show(
  name: string,
  { user, json }: ReadFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const settings = await openSettings({ user }, terminal);
  const stored = await withStore(settings, terminal, ({ portfolios, ownerId }) =>
    portfolios.getValid(ownerId, name),
  );
  if (json === true) terminal.writeOutput(jsonText({ name, ...portfolioDocument(stored.content) }));
  else terminal.writeOutput(portfolioText(stored, outputPalette(terminal)));
  return EXIT_CODES.fine;
}

/** Stores the portfolio of a file under a name of the caller's. */
export async function save(
  name: string,
  file: string,
  flags: WriteFlags & UserFlag,
  terminal: Terminal,
): Promise<ExitCode> {
  const options = writeOptions(flags);
  const settings = await openSettings({ user: flags.user }, terminal);
  const portfolio = await readPortfolioFile(file, terminal);
  const { created, version } = await withStore(settings, terminal, ({ portfolios, ownerId }) =>
    portfolios.save(ownerId, name, portfolio, options),
  );
  for (const { detail } of portfolioKeyWarnings(portfolio.extra)) warn(terminal, detail);
  const outcome = created ? 'created' : 'saved';
  terminal.writeOutput(`${outcome} ${printable(name)}, version ${version}\n`);
  return EXIT_CODES.fine;
}

/** Removes a stored portfolio and the limits of its own, after asking. */
export async function remove(
  name: string,
  flags: WriteFlags & UserFlag & { readonly yes?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const options = writeOptions(flags);
  const settings = await openSettings({ user: flags.user }, terminal);
  return withStore(settings, terminal, async ({ portfolios, ownerId }) => {
    const { version } = await portfolios.get(ownerId, name);
    if (flags.yes !== true && !(await confirm(`delete portfolio "${name}"?`, terminal))) {
      terminal.writeError('nothing was deleted\n');
      return EXIT_CODES.misuse;
    }
    // What the caller agreed to delete is what was there when asked.
    const condition =
      options.condition.kind === 'any' ? { kind: 'version' as const, version } : options.condition;
    await portfolios.delete(ownerId, name, { ...options, condition });
    terminal.writeOutput(`deleted ${printable(name)}\n`);
    return EXIT_CODES.fine;
  });
}

/** Writes the canonical YAML of a stored portfolio. */
export async function exportYaml(
  name: string,
  { user, output }: UserFlag & { readonly output?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const settings = await openSettings({ user }, terminal);
  const { content } = await withStore(settings, terminal, ({ portfolios, ownerId }) =>
    portfolios.getValid(ownerId, name),
  );
  const text = writeYaml(portfolioDocument(content));
  if (output === undefined) terminal.writeOutput(text);
  else await writeFile(output, text).catch(explainUnwritable(output));
  return EXIT_CODES.fine;
}

function explainUnwritable(path: string): (error: unknown) => never {
  return (error) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('invalid-request', `"${path}" cannot be written: ${reason}`, {
      cause: error,
    });
  };
}
