import { byCodeUnit } from '../common/document/code-unit-order.js';
import type { JsonValue } from '../common/document/json-value.js';
import type { Change } from '../portfolio/change.js';
import { extraMembers, type Members, memberChanges } from '../portfolio/member-changes.js';
import { riskLimitsDocument } from './risk-limits-document.js';
import type { RiskLimits } from './risk-limits.js';

/**
 * What differs between two versions of a limits document: one change per limit or key, in code-unit order. A document
 * without any that appears or goes is one change of the whole.
 */
export function riskLimitsChanges(
  before: RiskLimits | null,
  after: RiskLimits | null,
): readonly Change[] {
  const changes = [
    ...memberChanges(membersOf(before), membersOf(after), () => 'limits_changed'),
    ...memberChanges(extraOf(before), extraOf(after), () => 'limits_changed'),
  ].sort((left, right) => byCodeUnit(left.subject ?? '', right.subject ?? ''));
  if (changes.length > 0 || (before === null) === (after === null)) return changes;
  const whole = (limits: RiskLimits | null): JsonValue =>
    limits === null ? null : riskLimitsDocument(limits);
  return [{ kind: 'limits_changed', subject: null, before: whole(before), after: whole(after) }];
}

function membersOf(riskLimits: RiskLimits | null): Members {
  if (riskLimits === null) return new Map();
  const { limits, additionalSettings } = riskLimits;
  return new Map<string, JsonValue>([
    ...Object.entries(limits),
    ['additional_settings', additionalSettings],
  ]);
}

function extraOf(riskLimits: RiskLimits | null): Members {
  return riskLimits === null ? new Map() : extraMembers(riskLimits.extra);
}
