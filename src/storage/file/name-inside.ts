import { encodeSegment, isHashedSegment } from '../../common/file/path-segment.js';
import type { ChangeSet } from '../../portfolio/change.js';

/** The name to write into a text whose file name cannot tell it; null where it can, or where a text has none. */
export function nameInside(document: ChangeSet['document'], name: string | null): string | null {
  if (document === 'risk-limits' || name === null) return null;
  return isHashedSegment(encodeSegment(name)) ? name : null;
}
