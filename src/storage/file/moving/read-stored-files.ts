import { readFile } from 'node:fs/promises';
import { collectUserData } from '../../collect-user-data.js';
import type { TransferFault } from '../../data-transfer.js';
import type { UserData } from '../../user-data.js';
import { openFileStorage } from '../open-file-storage.js';
import { fileFault, type UserPlace } from './owned-file.js';

/** Through the ports; what they pass over is a fault here. */
export async function readStoredFiles(
  { directory, ownerId, clock, onWarning }: UserPlace,
  checked: readonly string[],
): Promise<{ readonly data: UserData; readonly faults: readonly TransferFault[] }> {
  const passedOver: { readonly file: string; readonly byte: number | null }[] = [];
  const adapter = openFileStorage({
    directory,
    clock,
    onWarning: (event, fields) => {
      const { file, byte } = fields;
      if (!PASSED_OVER.has(event)) onWarning(event, fields);
      else passedOver.push({ file: String(file), byte: typeof byte === 'number' ? byte : null });
    },
  });
  try {
    const { data, corrupt } = await collectUserData(adapter, ownerId, checked);
    const faults = corrupt.flatMap(({ place, faults }) =>
      faults.map((fault) => ({ ...fault, file: place })),
    );
    return { data, faults: [...faults, ...(await Promise.all(passedOver.map(lineFault)))] };
  } finally {
    await adapter.close();
  }
}

const PASSED_OVER = new Set([
  'change-log-line-unreadable',
  'limit-check-log-line-unreadable',
  'file-name-not-of-a-document',
]);

async function lineFault({
  file,
  byte,
}: {
  readonly file: string;
  readonly byte: number | null;
}): Promise<TransferFault> {
  if (byte === null) {
    return fileFault(file, 'invalid-name', 'no name leads to this file; rename it or move it away');
  }
  const before = (await readFile(file)).subarray(0, byte);
  const line = before.reduce((count, each) => (each === NEWLINE ? count + 1 : count), 1);
  return { ...fileFault(file, 'malformed', 'the line cannot be read; mend or remove it'), line };
}

const NEWLINE = 0x0a;
