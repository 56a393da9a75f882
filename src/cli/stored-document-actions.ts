import type { JsonObject } from '../common/document/json-value.js';
import type { StoredDocument, ValidDocument } from '../common/document/stored-document.js';
import { writeYaml } from '../common/document/yaml-writer.js';
import type { NamedDocumentService } from '../portfolio/named-document.service.js';
import type { AnalysisWarning } from '../risk/engine/analysis-result.js';
import type { Palette } from '../risk/report/palette.js';
import type { StoredDocumentActions } from './commands/stored-document.commands.js';
import { deleteDocument } from './delete-document.js';
import { EXIT_CODES } from './exit-code.js';
import { jsonText } from './json-text.js';
import { listEvery } from './list-every.js';
import { savedText } from './saved-text.js';
import { openSettings } from './settings.js';
import { type Store, withStore } from './store.js';
import { outputPalette, type Terminal, warn } from './terminal.js';
import { writeOptions } from './write-flags.js';
import { writeOutputFile } from './write-output-file.js';

/** What tells one kind of stored document from another. */
export interface StoredDocumentKind<Content, Item> {
  readonly kind: 'portfolio' | 'scenario';
  readonly documentsOf: (store: Store) => NamedDocumentService<Content>;
  readonly readFile: (path: string, terminal: Terminal) => Promise<Content>;
  readonly documentOf: (content: Content) => JsonObject;
  /** One for each key of a file that is kept and means nothing. */
  readonly keyWarnings: (content: Content) => readonly AnalysisWarning[];
  readonly itemsOf: (
    stored: readonly StoredDocument<Content>[],
    store: Store,
  ) => Promise<readonly Item[]>;
  readonly listText: (items: readonly Item[], palette: Palette) => string;
  readonly text: (stored: ValidDocument<Content>, palette: Palette) => string;
  /** What the reader of one has to know beside it. */
  readonly remarksOn: (stored: ValidDocument<Content>, store: Store) => Promise<readonly string[]>;
}

/** What the command line does with the stored documents of a kind. Lists are in code-unit order of names. */
export function storedDocumentActions<Content, Item>(
  of: StoredDocumentKind<Content, Item>,
): StoredDocumentActions {
  return {
    list: async ({ user, json }, terminal) => {
      const settings = await openSettings({ user }, terminal);
      const items = await withStore(settings, terminal, async (store) => {
        const documents = of.documentsOf(store);
        const found = await listEvery((page) => documents.list(store.ownerId, page));
        return of.itemsOf(found, store);
      });
      if (json === true) terminal.writeOutput(jsonText({ items, nextCursor: null }));
      else terminal.writeOutput(of.listText(items, outputPalette(terminal)));
      return EXIT_CODES.fine;
    },

    show: async (name, { user, json }, terminal) => {
      const settings = await openSettings({ user }, terminal);
      const { stored, remarks } = await withStore(settings, terminal, async (store) => {
        const found = await of.documentsOf(store).getValid(store.ownerId, name);
        return { stored: found, remarks: await of.remarksOn(found, store) };
      });
      for (const remark of remarks) warn(terminal, remark);
      if (json === true) terminal.writeOutput(jsonText({ name, ...of.documentOf(stored.content) }));
      else terminal.writeOutput(of.text(stored, outputPalette(terminal)));
      return EXIT_CODES.fine;
    },

    save: async (name, file, flags, terminal) => {
      const options = writeOptions(flags);
      const settings = await openSettings({ user: flags.user }, terminal);
      const content = await of.readFile(file, terminal);
      const outcome = await withStore(settings, terminal, (store) =>
        of.documentsOf(store).save(store.ownerId, name, content, options),
      );
      for (const { detail } of of.keyWarnings(content)) warn(terminal, detail);
      terminal.writeOutput(savedText(name, outcome));
      return EXIT_CODES.fine;
    },

    remove: async (name, flags, terminal) => {
      const settings = await openSettings({ user: flags.user }, terminal);
      return withStore(settings, terminal, (store) => {
        const { kind, documentsOf } = of;
        const deletion = { documents: documentsOf(store), ownerId: store.ownerId, kind, name };
        return deleteDocument(deletion, flags, terminal);
      });
    },

    exportYaml: async (name, { user, output }, terminal) => {
      const settings = await openSettings({ user }, terminal);
      const { content } = await withStore(settings, terminal, (store) =>
        of.documentsOf(store).getValid(store.ownerId, name),
      );
      await writeOutputFile(writeYaml(of.documentOf(content)), output, terminal);
      return EXIT_CODES.fine;
    },
  };
}
