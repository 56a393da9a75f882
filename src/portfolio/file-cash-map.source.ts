import type { Reading } from '../common/document/reading.js';
import { readYaml } from '../common/document/yaml-reader.js';
import { AppError } from '../common/problem/app-error.js';
import { readRegularFile } from '../common/regular-file.js';
import type { WarningLog } from '../common/warning-log.js';
import { BUILT_IN_CASH_MAP, type CashMap, readCashMap } from './cash-map.js';
import { CashMapSource } from './cash-map.source.js';

export interface CashMapFileOptions {
  readonly path: string;
  readonly onWarning: WarningLog;
}

/**
 * Opens the cash map of a YAML file, which follows every edit. Without a file the built-in map holds. A broken edit, or a
 * file that goes away, is logged once and the last good map stays.
 * @throws AppError `invalid-document` when the file is broken now, `invalid-settings` when it cannot be read.
 */
export async function openCashMapFile(options: CashMapFileOptions): Promise<CashMapSource> {
  const source = new FileCashMapSource(options);
  await source.current();
  return source;
}

class FileCashMapSource extends CashMapSource {
  private lastGood: CashMap | null = null;
  private seen: FileContent | null = null;

  constructor(private readonly options: CashMapFileOptions) {
    super();
  }

  // The file is small, and its modification time stands still through two edits within one tick: so its text is compared.
  override async current(): Promise<CashMap> {
    const content = await contentOf(this.options.path);
    if (this.lastGood !== null && isSame(content, this.seen)) return this.lastGood;
    this.seen = content;
    this.lastGood = content.text === null ? this.withoutText(content) : this.read(content.text);
    return this.lastGood;
  }

  private read(text: string): CashMap {
    const reading = readCashMapText(text);
    if (reading.ok) return reading.value;
    const { faults } = reading;
    const { path } = this.options;
    if (this.lastGood === null) {
      const detail = `the cash map ${path} breaks its form`;
      throw new AppError('invalid-document', detail, { faults, file: path });
    }
    return this.keep('cash-map-broken', this.lastGood, { faults });
  }

  private withoutText({ errorCode }: MissingContent): CashMap {
    const isMissing = errorCode === 'ENOENT';
    if (this.lastGood === null && !isMissing) {
      const detail = `CASH_MAP: the cash map ${this.options.path} cannot be read (${errorCode})`;
      throw new AppError('invalid-settings', detail);
    }
    const event = isMissing ? 'cash-map-missing' : 'cash-map-unreadable';
    return this.keep(event, this.lastGood ?? BUILT_IN_CASH_MAP, { errorCode });
  }

  private keep(event: string, map: CashMap, fields: Readonly<Record<string, unknown>>): CashMap {
    const using = map === BUILT_IN_CASH_MAP ? 'the built-in map' : 'the last good map';
    this.options.onWarning(event, { path: this.options.path, using, ...fields });
    return map;
  }
}

/** What a file holds, or the system's code for why nobody knows (`ENOENT`, `EISDIR`). */
type FileContent = { readonly text: string; readonly errorCode: null } | MissingContent;

interface MissingContent {
  readonly text: null;
  readonly errorCode: string;
}

async function contentOf(path: string): Promise<FileContent> {
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

function isSame(content: FileContent, seen: FileContent | null): boolean {
  return content.text === seen?.text && content.errorCode === seen.errorCode;
}

function readCashMapText(text: string): Reading<CashMap> {
  const document = readYaml(text);
  return document.ok ? readCashMap(document.value) : document;
}
