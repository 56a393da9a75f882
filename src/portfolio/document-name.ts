import { labelReason } from '../common/document/text-rules.js';
import { MAX_NAME_LENGTH } from './portfolio.js';

export interface NameFault {
  readonly code: 'invalid-name';
  /** A sentence that says why. */
  readonly detail: string;
}

/** Why a portfolio or scenario cannot have this name, or null when it can: 1 to 255 code points, safe in any path. */
export function nameFault(name: string): NameFault | null {
  const reason = labelReason(name, MAX_NAME_LENGTH) ?? pathReason(name);
  return reason === null
    ? null
    : { code: 'invalid-name', detail: `the name cannot be used: ${reason}` };
}

function pathReason(name: string): string | null {
  const climbs = name.split(/[/\\]/).some((segment) => segment === '.' || segment === '..');
  return climbs ? 'it contains "." or ".." as a step of a path' : null;
}
