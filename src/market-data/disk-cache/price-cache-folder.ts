import { randomUUID } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { encodeSegment } from '../../common/file/path-segment.js';
import {
  ensurePrivateFolder,
  moveInto,
  pendingFile,
  writeNewFile,
} from '../../common/file/private-file.js';
import { readSettledFile } from '../../common/regular-file.js';
import type { WarningLog } from '../../common/warning-log.js';
import { type CacheEntry, cacheEntryText, readCacheEntry } from './cache-entry.js';

const MAX_FILE_BYTES = 32 * 1024 * 1024;
const MOST_UNSAVED = 500;
/** About 20 MB. */
const MOST_RECENT_CLOSES = 500_000;
/** A write takes milliseconds; what has waited so long was left by a process that died. */
const ABANDONED_AFTER_MS = 3_600_000;

/** An entry as it was read from its file. */
interface RecentEntry {
  readonly id: string;
  readonly entry: CacheEntry;
}

/** What is known of an entry without reading it all. */
export interface CacheStamp {
  /** Changes with the entry. */
  readonly id: string;
  readonly fetchedAt: string;
  readonly isKnown: boolean;
}

interface CacheFolderOptions {
  readonly directory: string;
  /** The description of the source, which names a folder of its own. */
  readonly source: string;
  readonly onWarning: WarningLog;
}

/**
 * One file a ticker. Files are put in place whole, so that processes can share the folder; of two that write at once the
 * later one wins. What the disk refuses is warned of once and kept in memory instead.
 */
export class PriceCacheFolder {
  private readonly folder: string;
  private readonly source: string;
  private readonly unsaved = new LRUCache<string, CacheEntry>({ max: MOST_UNSAVED });
  private readonly stamps = new LRUCache<string, CacheStamp>({ max: 10_000 });
  /** What a stamp was taken of is mostly read next. */
  private readonly recent = new LRUCache<string, RecentEntry>({
    maxSize: MOST_RECENT_CLOSES,
    sizeCalculation: ({ entry }) => Math.max(1, entry.series?.closes.length ?? 1),
  });
  private readonly warned = new Set<string>();
  private prepared: Promise<void> | null = null;

  constructor(private readonly options: CacheFolderOptions) {
    this.source = options.source;
    this.folder = join(options.directory, encodeSegment(options.source));
  }

  /** Null when there is none that can be used. */
  async read(ticker: string): Promise<CacheEntry | null> {
    const unsaved = this.unsaved.get(ticker);
    if (unsaved !== undefined) return unsaved;
    const recent = this.recent.get(ticker);
    if (recent !== undefined && (await this.isStill(ticker, recent.id))) return recent.entry;
    return (await this.readFile(ticker))?.entry ?? null;
  }

  /** The stamp of what `read` would give. */
  async stamp(ticker: string): Promise<CacheStamp | null> {
    const unsaved = this.unsaved.get(ticker);
    if (unsaved !== undefined) return stampOf(`unsaved ${unsaved.fetchedAt}`, unsaved);
    const known = this.stamps.get(ticker);
    if (known !== undefined && (await this.isStill(ticker, known.id))) return known;
    const read = await this.readFile(ticker);
    if (read === null) return null;
    const stamp = stampOf(read.id, read.entry);
    this.stamps.set(ticker, stamp);
    this.recent.set(ticker, read);
    return stamp;
  }

  async write(entry: Omit<CacheEntry, 'source'>): Promise<void> {
    const whole = { source: this.source, ...entry };
    const pending = pendingFile(this.folder, randomUUID());
    try {
      await this.prepare();
      await writeNewFile(pending, cacheEntryText(whole));
      await moveInto(this.pathOf(entry.ticker), pending);
      this.unsaved.delete(entry.ticker);
    } catch (error) {
      this.unsaved.set(entry.ticker, whole);
      this.warnOnce('price-cache-not-written', error);
      await rm(pending, { force: true }).catch(() => undefined);
    }
  }

  private async readFile(ticker: string): Promise<RecentEntry | null> {
    const path = this.pathOf(ticker);
    try {
      const { bytes, state } = await readSettledFile(path, MAX_FILE_BYTES);
      const asked = { source: this.source, ticker };
      const entry = bytes === null ? null : readCacheEntry(bytes, asked);
      if (entry !== null) return { id: idOf(state), entry };
      this.options.onWarning('price-cache-file-ignored', { file: path });
      return null;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') this.warnOnce('price-cache-not-read', error);
      return null;
    }
  }

  /** Asked only where something is known: each look at a file waits for a turn in the thread pool. */
  private async isStill(ticker: string, id: string): Promise<boolean> {
    return (await this.fileId(ticker)) === id;
  }

  private async fileId(ticker: string): Promise<string | null> {
    try {
      return idOf(await stat(this.pathOf(ticker), { bigint: true }));
    } catch {
      // Whoever reads next says why.
      return null;
    }
  }

  private pathOf(ticker: string): string {
    return join(this.folder, `${encodeSegment(ticker)}.prices`);
  }

  /** Once; after a failure the next write tries again. */
  private prepare(): Promise<void> {
    this.prepared ??= this.makeFolder().catch((error: unknown) => {
      this.prepared = null;
      throw error;
    });
    return this.prepared;
  }

  private async makeFolder(): Promise<void> {
    await ensurePrivateFolder(this.folder);
    const pending = (await readdir(this.folder)).filter((name) => name.startsWith('.pending-'));
    const newest = (await stat(this.folder)).mtimeMs;
    for (const name of pending) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => null);
      if (found !== null && newest - found.mtimeMs > ABANDONED_AFTER_MS)
        await rm(path, { force: true });
    }
  }

  private warnOnce(event: string, error: unknown): void {
    const code = codeOf(error);
    if (code === null) throw error;
    const key = `${event} ${code}`;
    if (this.warned.has(key)) return;
    this.warned.add(key);
    this.options.onWarning(event, {
      folder: this.folder,
      reason: `the file system refuses it (${code}); see PRICE_CACHE_DIR`,
    });
  }
}

function idOf({ ino, mtimeNs, size }: BigIntStats): string {
  return [ino, mtimeNs, size].join('-');
}

function stampOf(id: string, { fetchedAt, series }: CacheEntry): CacheStamp {
  return { id, fetchedAt, isKnown: series !== null };
}

/** By shape, as errors of the file system may come from another realm; only they have a `syscall`. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  return 'syscall' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
