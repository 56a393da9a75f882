import type { WriteCondition } from '../common/document/stored-document.js';
import { assertNever } from '../common/invariant.js';
import { AlreadyExistsError, StaleVersionError } from '../common/problem/write-errors.js';

/**
 * Checks what must hold of the stored document before it is written.
 * @param current version of the stored document; null when there is none.
 * @throws StaleVersionError, AlreadyExistsError when the condition does not hold.
 */
export function requireCondition(
  condition: WriteCondition,
  { name, current }: { readonly name: string; readonly current: string | null },
): void {
  switch (condition.kind) {
    case 'any':
      return;
    case 'absent':
      if (current !== null) throw new AlreadyExistsError({ name });
      return;
    case 'present':
      if (current === null) throw new StaleVersionError({ current });
      return;
    case 'version':
      if (current !== condition.version) throw new StaleVersionError({ current });
      return;
    default:
      assertNever(condition);
  }
}
