import type { StoredDocument } from '../common/document/stored-document.js';
import type { Scenario } from './scenario.js';

/** One line of a list; what is null cannot be known of a scenario that cannot be read, or is not named. */
export interface ScenarioListItem {
  readonly name: string;
  readonly basePortfolio: string | null;
  /** How many. */
  readonly targetWeights: number | null;
  readonly version: string;
  readonly flags: readonly ('corrupt-data' | 'base-portfolio-gone')[];
}

export function scenarioListItem(
  stored: StoredDocument<Scenario>,
  goneBases: ReadonlySet<string>,
): ScenarioListItem {
  const { name, version } = stored;
  if (stored.state === 'corrupt') {
    return { name, basePortfolio: null, targetWeights: null, version, flags: ['corrupt-data'] };
  }
  const { basePortfolio, targetWeights } = stored.content;
  const isGone = basePortfolio !== null && goneBases.has(basePortfolio);
  const flags = isGone ? (['base-portfolio-gone'] as const) : [];
  return { name, basePortfolio, targetWeights: targetWeights.size, version, flags };
}
