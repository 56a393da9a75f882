import { writeYaml } from '../../common/document/yaml-writer.js';
import { baseGoneText } from '../../scenario/base-gone-text.js';
import { scenarioDocument } from '../../scenario/scenario-document.js';
import { scenarioListItem } from '../../scenario/scenario-list-item.js';
import { type DeleteFlags, deleteDocument } from '../delete-document.js';
import { readScenarioFile } from '../documents.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { jsonText } from '../json-text.js';
import { listEvery } from '../list-every.js';
import { savedText } from '../saved-text.js';
import { scenarioListText } from '../scenario-list-text.js';
import { scenarioText } from '../scenario-text.js';
import { openSettings } from '../settings.js';
import { withStore } from '../store.js';
import { outputPalette, type Terminal, warn } from '../terminal.js';
import { scenarioKeyWarnings } from '../unknown-keys.js';
import { type WriteFlags, writeOptions } from '../write-flags.js';
import { writeOutputFile } from '../write-output-file.js';

interface UserFlag {
  readonly user?: string;
}

interface ReadFlags extends UserFlag {
  readonly json?: boolean;
}

/** Prints every stored scenario, in code-unit order of names. */
export async function list({ user, json }: ReadFlags, terminal: Terminal): Promise<ExitCode> {
  const settings = await openSettings({ user }, terminal);
  const items = await withStore(settings, terminal, async ({ scenarios, ownerId }) => {
    const found = await listEvery((page) => scenarios.list(ownerId, page));
    const gone = await scenarios.goneBases(ownerId, found);
    return found.map((stored) => scenarioListItem(stored, gone));
  });
  if (json === true) terminal.writeOutput(jsonText({ items, nextCursor: null }));
  else terminal.writeOutput(scenarioListText(items, outputPalette(terminal)));
  return EXIT_CODES.fine;
}

/** Prints one stored scenario; that its base portfolio is gone is a warning. */
export async function show(
  name: string,
  { user, json }: ReadFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const settings = await openSettings({ user }, terminal);
  const { stored, gone } = await withStore(settings, terminal, async ({ scenarios, ownerId }) => {
    const found = await scenarios.getValid(ownerId, name);
    return { stored: found, gone: await scenarios.goneBases(ownerId, [found]) };
  });
  for (const base of gone) warn(terminal, baseGoneText(base));
  if (json === true) terminal.writeOutput(jsonText({ name, ...scenarioDocument(stored.content) }));
  else terminal.writeOutput(scenarioText(stored, outputPalette(terminal)));
  return EXIT_CODES.fine;
}

/** Stores the scenario of a file under a name of the caller's. */
export async function save(
  name: string,
  file: string,
  flags: WriteFlags & UserFlag,
  terminal: Terminal,
): Promise<ExitCode> {
  const options = writeOptions(flags);
  const settings = await openSettings({ user: flags.user }, terminal);
  const scenario = await readScenarioFile(file, terminal);
  const outcome = await withStore(settings, terminal, ({ scenarios, ownerId }) =>
    scenarios.save(ownerId, name, scenario, options),
  );
  for (const { detail } of scenarioKeyWarnings(scenario.extra)) warn(terminal, detail);
  terminal.writeOutput(savedText(name, outcome));
  return EXIT_CODES.fine;
}

/** Removes a stored scenario, after asking. */
export async function remove(
  name: string,
  flags: DeleteFlags & UserFlag,
  terminal: Terminal,
): Promise<ExitCode> {
  const settings = await openSettings({ user: flags.user }, terminal);
  return withStore(settings, terminal, ({ scenarios, ownerId }) =>
    deleteDocument({ documents: scenarios, ownerId, kind: 'scenario', name }, flags, terminal),
  );
}

/** Writes the canonical YAML of a stored scenario. */
export async function exportYaml(
  name: string,
  { user, output }: UserFlag & { readonly output?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const settings = await openSettings({ user }, terminal);
  const { content } = await withStore(settings, terminal, ({ scenarios, ownerId }) =>
    scenarios.getValid(ownerId, name),
  );
  await writeOutputFile(writeYaml(scenarioDocument(content)), output, terminal);
  return EXIT_CODES.fine;
}
