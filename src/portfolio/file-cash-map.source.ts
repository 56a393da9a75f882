import { readFile, stat } from 'node:fs/promises';
import type { Fault } from '../common/document/fault.js';
import type { Reading } from '../common/document/reading.js';
import { readYaml } from '../common/document/yaml-reader.js';
import { AppError } from '../common/problem/app-error.js';
import { BUILT_IN_CASH_MAP, type CashMap, readCashMap } from './cash-map.js';
import { CashMapSource } from './cash-map.source.js';

/** Takes an event name and its fields; the caller decides where it is logged. */
export type WarningLog = (event: string, fields: Readonly<Record<string, unknown>>) => void;

export interface CashMapFileOptions {
  readonly path: string;
  readonly onWarning: WarningLog;
}

/**
 * The cash map of a YAML file, read again whenever the file changes. Without a file the built-in map holds; a broken edit
 * or a file that goes away is logged once and the last good map stays.
 */
export class FileCashMapSource extends CashMapSource {
  private lastGood: CashMap | null = null;
  private seen: string | null = null;
  private reading: Promise<CashMap> | null = null;

  constructor(private readonly options: CashMapFileOptions) {
    super();
  }

  override current(): Promise<CashMap> {
    this.reading ??= this.refresh().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async refresh(): Promise<CashMap> {
    const revision = await revisionOf(this.options.path);
    if (revision === this.seen && this.lastGood !== null) return this.lastGood;
    if (revision === null) return this.withoutFile();
    const text = await readFile(this.options.path, 'utf8');
    const reading = readCashMapText(text);
    const map = reading.ok ? reading.value : this.lastGood;
    if (map === null) throw broken(this.options.path, reading.ok ? [] : reading.faults);
    if (!reading.ok) {
      this.warn('cash-map-broken', { faults: reading.faults, kept: 'the last good map' });
    }
    this.lastGood = map;
    this.seen = revision;
    return map;
  }

  private withoutFile(): CashMap {
    const kept = this.lastGood ?? BUILT_IN_CASH_MAP;
    const using = this.lastGood === null ? 'the built-in map' : 'the last good map';
    this.warn('cash-map-missing', { using });
    this.lastGood = kept;
    this.seen = null;
    return kept;
  }

  private warn(event: string, fields: Readonly<Record<string, unknown>>): void {
    this.options.onWarning(event, { path: this.options.path, ...fields });
  }
}

/** Text that changes with every edit; null when there is no file. */
async function revisionOf(path: string): Promise<string | null> {
  try {
    const { mtimeNs, size, ino } = await stat(path, { bigint: true });
    return [mtimeNs, size, ino].join(':');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

function readCashMapText(text: string): Reading<CashMap> {
  const document = readYaml(text);
  return document.ok ? readCashMap(document.value) : document;
}

function broken(path: string, faults: readonly Fault[]): AppError {
  return new AppError('invalid-document', `the cash map ${path} breaks its form`, {
    faults,
    file: path,
  });
}

/** Opens the cash map of a file and reads it once, so that a broken one is refused at the start. @throws AppError `invalid-document` */
export async function openCashMapFile(options: CashMapFileOptions): Promise<CashMapSource> {
  const source = new FileCashMapSource(options);
  await source.current();
  return source;
}
