import type { WriteCondition } from './document/stored-document.js';
import { AlreadyExistsError, StaleVersionError } from './problem/write-errors.js';

/**
 * What must hold of a document when it is written, given what was asked for and what was read: that it is still as it
 * was read.
 * @param version of what was read; null for nothing.
 * @throws StaleVersionError, AlreadyExistsError when what was read is not what was asked for
 */
export function exactCondition(
  asked: WriteCondition,
  { version, name }: { readonly version: string | null; readonly name: string | null },
): WriteCondition {
  const isStale =
    (asked.kind === 'version' && asked.version !== version) ||
    (asked.kind === 'present' && version === null);
  if (isStale) throw new StaleVersionError({ current: version });
  if (asked.kind === 'absent' && version !== null) {
    throw new AlreadyExistsError({ name: name ?? 'risk limits' });
  }
  return version === null ? { kind: 'absent' } : { kind: 'version', version };
}
