import { writeYaml } from '../../common/document/yaml-writer.js';
import { portfolioDocument } from '../../portfolio/portfolio-document.js';
import { portfolioListItem } from '../../portfolio/portfolio-list-item.js';
import { type DeleteFlags, deleteDocument } from '../delete-document.js';
import { readPortfolioFile } from '../documents.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { jsonText } from '../json-text.js';
import { listEvery } from '../list-every.js';
import { portfolioListText } from '../portfolio-list-text.js';
import { portfolioText } from '../portfolio-text.js';
import { savedText } from '../saved-text.js';
import { openSettings } from '../settings.js';
import { withStore } from '../store.js';
import { outputPalette, type Terminal, warn } from '../terminal.js';
import { portfolioKeyWarnings } from '../unknown-keys.js';
import { type WriteFlags, writeOptions } from '../write-flags.js';
import { writeOutputFile } from '../write-output-file.js';

interface UserFlag {
  readonly user?: string;
}

interface ReadFlags extends UserFlag {
  readonly json?: boolean;
}

/** Prints every stored portfolio, in code-unit order of names. */
export async function list({ user, json }: ReadFlags, terminal: Terminal): Promise<ExitCode> {
  const settings = await openSettings({ user }, terminal);
  const found = await withStore(settings, terminal, ({ portfolios, ownerId }) =>
    listEvery((page) => portfolios.list(ownerId, page)),
  );
  const items = found.map(portfolioListItem);
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
  const outcome = await withStore(settings, terminal, ({ portfolios, ownerId }) =>
    portfolios.save(ownerId, name, portfolio, options),
  );
  for (const { detail } of portfolioKeyWarnings(portfolio.extra)) warn(terminal, detail);
  terminal.writeOutput(savedText(name, outcome));
  return EXIT_CODES.fine;
}

/** Removes a stored portfolio and the limits of its own, after asking. */
export async function remove(
  name: string,
  flags: DeleteFlags & UserFlag,
  terminal: Terminal,
): Promise<ExitCode> {
  const settings = await openSettings({ user: flags.user }, terminal);
  return withStore(settings, terminal, ({ portfolios, ownerId }) =>
    deleteDocument({ documents: portfolios, ownerId, kind: 'portfolio', name }, flags, terminal),
  );
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
  await writeOutputFile(writeYaml(portfolioDocument(content)), output, terminal);
  return EXIT_CODES.fine;
}
