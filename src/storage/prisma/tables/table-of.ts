import type { ChangeSet } from '../../../portfolio/change.js';
import type { DocumentTable } from '../document-table.js';
import { PORTFOLIO_TABLE } from './portfolio-table.js';
import { RISK_LIMITS_TABLE } from './risk-limits-table.js';
import { SCENARIO_TABLE } from './scenario-table.js';

const TABLES = {
  portfolio: PORTFOLIO_TABLE,
  scenario: SCENARIO_TABLE,
  'risk-limits': RISK_LIMITS_TABLE,
} as const;

/** The table of a kind that is known by its name only. */
export function tableOf(document: ChangeSet['document']): DocumentTable<unknown> {
  return TABLES[document];
}
