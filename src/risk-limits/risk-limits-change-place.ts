import type { Change } from '../portfolio/change.js';
import type { ChangePlace } from '../portfolio/undo-changes.js';
import { ADDITIONAL_SETTINGS, sectionOfLimit } from './risk-limits-document.js';

/** Where in a limits document stands what a change of it is about. A limit is a number; a kept key may be named alike. */
export function riskLimitsChangePlace({ subject, before, after }: Change): ChangePlace {
  if (subject === null) return { kind: 'whole' };
  if (subject === ADDITIONAL_SETTINGS) return { kind: 'member', section: null, key: subject };
  return typeof (before ?? after) === 'number'
    ? { kind: 'member', section: sectionOfLimit(subject), key: subject }
    : { kind: 'extra', key: subject };
}
