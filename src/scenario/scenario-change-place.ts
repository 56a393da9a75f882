import type { Change } from '../portfolio/change.js';
import type { ChangePlace } from '../portfolio/undo-changes.js';
import { SCENARIO_KEYS } from './scenario-document.js';

/** Where in a scenario stands what a change of it is about. */
export function scenarioChangePlace({ subject }: Change): ChangePlace {
  if (subject === null) return { kind: 'whole' };
  return SCENARIO_KEYS.includes(subject)
    ? { kind: 'member', section: null, key: subject }
    : { kind: 'extra', key: subject };
}
