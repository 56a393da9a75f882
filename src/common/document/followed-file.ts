import { AppError } from '../problem/app-error.js';
import { readRegularFile } from '../regular-file.js';
import type { WarningLog } from '../warning-log.js';
import type { DocumentNode } from './document-node.js';
import type { Reading } from './reading.js';
import { readYaml } from './yaml-reader.js';

/** Where the file lies, and who hears what is wrong with it. */
export interface FollowedPath {
  readonly path: string;
  readonly onWarning: WarningLog;
}

export interface FollowedFileOptions<Content> extends FollowedPath {
  /** What errors call it: `cash map`. Its words with hyphens begin the names of its events: `cash-map-broken`. */
  readonly what: string;
  /** The setting that gives its path: `CASH_MAP`. */
  readonly setting: string;
  readonly read: (document: DocumentNode) => Reading<Content>;
  /** What holds as long as there is no file. */
  readonly builtIn: Content;
}

/**
 * Reads the file once, so that one that is broken from the start stops the program.
 * @throws AppError `invalid-document` when the file is broken now, `invalid-settings` when it cannot be read
 */
export async function openFollowedFile<Content>(
  options: FollowedFileOptions<Content>,
): Promise<FollowedFile<Content>> {
  const file = new FollowedFile(options);
  await file.current();
  return file;
}

/**
 * What a YAML file of the operator's says, edits included. Without a file the built-in content holds. A broken edit, or a
 * file that goes away, is logged once and the last good content stays.
 */
export class FollowedFile<Content> {
  private lastGood: GoodContent<Content> | null = null;
  private seen: FileText | null = null;

  constructor(private readonly options: FollowedFileOptions<Content>) {}

  /** @throws AppError `invalid-document` when the file is broken from the start, `invalid-settings` when it cannot be read */
  // The file is small, and its modification time stands still through two edits within one tick: so its text is compared.
  async current(): Promise<Content> {
    const file = await textOf(this.options.path);
    if (this.lastGood !== null && isSame(file, this.seen)) return this.lastGood.content;
    this.seen = file;
    this.lastGood = file.text === null ? this.withoutText(file) : this.read(file.text);
    return this.lastGood.content;
  }

  private read(text: string): GoodContent<Content> {
    const { path, what, read } = this.options;
    const document = readYaml(text);
    const reading = document.ok ? read(document.value) : document;
    if (reading.ok) return { content: reading.value, isBuiltIn: false };
    const { faults } = reading;
    if (this.lastGood === null) {
      const detail = `the ${what} ${path} breaks its form`;
      throw new AppError('invalid-document', detail, { faults, file: path });
    }
    return this.keep('broken', this.lastGood, { faults });
  }

  private withoutText({ errorCode }: MissingText): GoodContent<Content> {
    const { path, what, setting, builtIn } = this.options;
    const isMissing = errorCode === 'ENOENT';
    if (this.lastGood === null && !isMissing) {
      const detail = `${setting}: the ${what} ${path} cannot be read (${errorCode})`;
      throw new AppError('invalid-settings', detail);
    }
    const good = this.lastGood ?? { content: builtIn, isBuiltIn: true };
    return this.keep(isMissing ? 'missing' : 'unreadable', good, { errorCode });
  }

  private keep(
    how: string,
    good: GoodContent<Content>,
    fields: Readonly<Record<string, unknown>>,
  ): GoodContent<Content> {
    const { path, what } = this.options;
    const using = good.isBuiltIn ? `the built-in ${what}` : `the last good ${what}`;
    this.options.onWarning(`${what.replaceAll(' ', '-')}-${how}`, { path, using, ...fields });
    return good;
  }
}

interface GoodContent<Content> {
  readonly content: Content;
  readonly isBuiltIn: boolean;
}

/** What a file holds, or the system's code for why nobody knows (`ENOENT`, `EISDIR`). */
type FileText = { readonly text: string; readonly errorCode: null } | MissingText;

interface MissingText {
  readonly text: null;
  readonly errorCode: string;
}

async function textOf(path: string): Promise<FileText> {
  try {
    return { text: await readRegularFile(path), errorCode: null };
  } catch (error) {
    const errorCode = systemCodeOf(error);
    if (errorCode === null) throw error;
    return { text: null, errorCode };
  }
}

function systemCodeOf(error: unknown): string | null {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : null;
}

function isSame(file: FileText, seen: FileText | null): boolean {
  return file.text === seen?.text && file.errorCode === seen.errorCode;
}
