import type { JsonValue } from '../common/document/json-value.js';
import type { Change } from '../portfolio/change.js';
import { extraMembers, type Members, memberChanges } from '../portfolio/member-changes.js';
import { scenarioDocument } from './scenario-document.js';
import type { Scenario } from './scenario.js';

/**
 * What differs between two versions of a scenario, by key; a scenario that appears or goes is one change with the whole
 * document. Target weights change as a whole.
 */
export function scenarioChanges(
  before: Scenario | null,
  after: Scenario | null,
): readonly Change[] {
  if (before !== null && after !== null) {
    return memberChanges(membersOf(before), membersOf(after), () => 'scenario_changed');
  }
  if (before === null && after === null) return [];
  const whole = (scenario: Scenario | null): JsonValue =>
    scenario === null ? null : scenarioDocument(scenario);
  return [{ kind: 'scenario_changed', subject: null, before: whole(before), after: whole(after) }];
}

function membersOf({ description, basePortfolio, targetWeights, extra }: Scenario): Members {
  return new Map<string, JsonValue>([
    ['description', description],
    ['base_portfolio', basePortfolio],
    ['target_weights', Object.fromEntries(targetWeights)],
    ...extraMembers(extra),
  ]);
}
