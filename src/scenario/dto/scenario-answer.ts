import { corruptWarning } from '../../common/document/dto/corrupt-warning.dto.js';
import type { StoredDocument } from '../../common/document/stored-document.js';
import { baseGoneText } from '../base-gone-text.js';
import { scenarioDocument } from '../scenario-document.js';
import type { Scenario } from '../scenario.js';

/** The document with its name; a corrupt one is an empty scenario that says so. */
export function scenarioAnswer(
  stored: StoredDocument<Scenario>,
  goneBases: ReadonlySet<string>,
): object {
  if (stored.state === 'corrupt') {
    return { name: stored.name, target_weights: {}, warnings: [corruptWarning(stored)] };
  }
  const named = namedScenario(stored.name, stored.content);
  const { basePortfolio } = stored.content;
  return basePortfolio !== null && goneBases.has(basePortfolio)
    ? { ...named, warnings: [{ code: 'base-portfolio-gone', detail: baseGoneText(basePortfolio) }] }
    : named;
}

export function namedScenario(name: string, scenario: Scenario): object {
  return { name, ...scenarioDocument(scenario) };
}
