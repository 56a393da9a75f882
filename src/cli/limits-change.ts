import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { AppError } from '../common/problem/app-error.js';
import { LIMIT_NAMES, type LimitName } from '../risk/engine/limits/risk-limits.js';
import { readRiskLimits } from '../risk-limits/risk-limits-document.js';
import type { RiskLimits } from '../risk-limits/risk-limits.js';
import { readRiskLimitsFile } from './documents.js';
import type { Terminal } from './terminal.js';

/** What `limits set` is to do, named as the service names it. */
export interface LimitsChange {
  readonly mode: 'replace' | 'merge';
  readonly limits: RiskLimits;
}

const ASSIGNMENT = /^([a-z_]+)=(.*)$/s;

/**
 * `max_volatility=0.25 max_loss=0.2` changes those limits; a single FILE replaces all of them.
 * @throws AppError `invalid-request` naming every assignment at fault, and whatever is wrong with a file
 */
export async function readLimitsChange(
  changes: readonly string[],
  terminal: Terminal,
): Promise<LimitsChange> {
  const [first = '', ...others] = changes;
  if (others.length === 0 && !ASSIGNMENT.test(first)) {
    return { mode: 'replace', limits: await readRiskLimitsFile(first, terminal) };
  }
  const faults: string[] = [];
  const assigned = changes.flatMap((change): readonly (readonly [LimitName, string])[] => {
    const [, key, text = ''] = ASSIGNMENT.exec(change) ?? [];
    const name = LIMIT_NAMES.find((known) => known === key);
    if (name !== undefined && text !== '') return [[name, text]];
    faults.push(`"${change}" is not LIMIT=NUMBER, where LIMIT is ${LIMIT_NAMES.join(', ')}`);
    return [];
  });
  if (faults.length > 0) throw new AppError('invalid-request', faults.join('\n'));
  return { mode: 'merge', limits: readAssigned(new Map(assigned)) };
}
