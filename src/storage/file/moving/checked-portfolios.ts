import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { byCodeUnit } from '../../../common/document/code-unit-order.js';
import { decodeSegment, encodeSegment } from '../../../common/file/path-segment.js';
import type { TransferFault } from '../../data-transfer.js';
import { onDiskIfPresent } from '../file-errors.js';
import { linesFromEnd } from '../log-lines.js';
import { readLog } from '../read-log.js';
import { limitCheckFolder, type UserFolder } from '../user-folder.js';
import { fileFault } from './owned-file.js';

const SUFFIX = '.ndjson';

export interface CheckedPortfolios {
  readonly names: readonly string[];
  readonly faults: readonly TransferFault[];
}

/** Portfolios that have limit checks in files, the ones that are gone too. */
export async function checkedPortfolios(folder: UserFolder): Promise<CheckedPortfolios> {
  const place = limitCheckFolder(folder);
  const files = (await onDiskIfPresent(place, () => readdir(place))) ?? [];
  const names: string[] = [];
  const faults: TransferFault[] = [];
  for (const file of files.filter(isLog).sort(byCodeUnit)) {
    const segment = file.slice(0, -SUFFIX.length);
    const path = join(place, file);
    const name = decodeSegment(segment) ?? (await nameInside(path));
    if (name !== null && encodeSegment(name) === segment) names.push(name);
    else faults.push(fileFault(path, 'name-mismatch', UNKNOWN));
  }
  return { names, faults };
}

const UNKNOWN =
  'no portfolio can be read from the name of this file, nor from its newest line; move it away';

function isLog(file: string): boolean {
  return file.endsWith(SUFFIX) && !file.startsWith('.');
}

/** The name that the newest line gives; null when there is none. */
async function nameInside(path: string): Promise<string | null> {
  const text = await readLog(path, async (file) => {
    for await (const line of linesFromEnd(file)) if (line.isComplete) return line.text;
    return null;
  });
  try {
    const line: unknown = JSON.parse(text ?? 'null');
    const name: unknown =
      typeof line === 'object' && line !== null ? Reflect.get(line, 'portfolio') : null;
    return typeof name === 'string' ? name : null;
  } catch {
    return null;
  }
}
