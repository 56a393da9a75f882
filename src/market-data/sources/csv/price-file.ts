import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Clock } from '../../../common/clock.js';
import { PriceSourceUnavailableError } from '../../market-data.errors.js';
import { refusalReason } from '../../../common/file/refusal-reason.js';

/** A file of prices or currencies as it is now. */
export interface PriceFile {
  readonly path: string;
  /** Changes whenever the content may have changed. */
  readonly revision: string;
}

const ABSENT: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']);
/** File systems stamp changes with the kernel's tick, which lasts 1 to 10 ms. */
const TICK_MS = 20;

/** What lies at the path; null when nothing does. @throws PriceSourceUnavailableError */
export async function statIfPresent(path: string): Promise<BigIntStats | null> {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code !== null && ABSENT.has(code)) return null;
    throw asUnavailable(path, error);
  }
}

/** The file at the path; null when there is none. @throws PriceSourceUnavailableError for anything but a file. */
export async function findPriceFile(path: string, clock: Clock): Promise<PriceFile | null> {
  const stats = await statIfPresent(path);
  return stats === null ? null : asPriceFile(path, stats, clock);
}

export function asPriceFile(path: string, stats: BigIntStats, clock: Clock): PriceFile {
  if (!stats.isFile()) {
    const reason = stats.isDirectory() ? 'it is a folder where a file belongs' : 'it is not a file';
    throw new PriceSourceUnavailableError({ place: path, reason });
  }
  const { mtimeNs, ctimeNs, size, ino } = stats;
  const stamp = [mtimeNs, ctimeNs, size, ino].join('-');
  // A second change within one tick leaves the same stamp, so a file that has only just changed gets a
  // revision of its own moment until its stamp can be trusted.
  const now = clock.now().getTime();
  const justChanged = Math.abs(now - Number(ctimeNs / 1_000_000n)) < TICK_MS;
  return {
    path,
    revision: justChanged ? `${path}@${stamp}~${now.toString()}` : `${path}@${stamp}`,
  };
}

/** Runs a step on a file; what the file system refuses becomes a PriceSourceUnavailableError. */
export async function onPriceFile<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw asUnavailable(path, error);
  }
}

function asUnavailable(path: string, error: unknown): unknown {
  const code = systemErrorCode(error);
  if (code === null) return error;
  const reason = `${refusalReason(code)} (${code})`;
  return new PriceSourceUnavailableError({ place: path, reason, cause: error });
}

/** By shape, as errors of the file system may come from another realm; only they have a `syscall`. */
function systemErrorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  return 'syscall' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
