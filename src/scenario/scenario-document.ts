import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { readExtraKeys, type UnknownKeys } from '../common/document/extra-keys.js';
import { FaultList } from '../common/document/fault-list.js';
import { asMap, asScalar, optionalField } from '../common/document/fields.js';
import type { JsonObject } from '../common/document/json-value.js';
import type { Reading } from '../common/document/reading.js';
import { isLongerThan, unstorableReason } from '../common/document/text-rules.js';
import { nameFault } from '../portfolio/document-name.js';
import { readNameField } from '../portfolio/name-field.js';
import type { Scenario } from './scenario.js';
import { readTargetWeights } from './target-weights-document.js';

/** In code points. */
export const MAX_DESCRIPTION_LENGTH = 2000;

/** The top-level keys that have a meaning. */
export const SCENARIO_KEYS = ['name', 'description', 'base_portfolio', 'target_weights'];

export interface ScenarioReadingOptions {
  readonly unknownKeys: UnknownKeys;
  /** What `name` must be when the document has one; null when any legal name will do. */
  readonly expectedName: string | null;
}

export interface NamedScenario {
  readonly scenario: Scenario;
  /** Null when the document does not say. */
  readonly name: string | null;
}

/** Reads a scenario document, or lists every fault in it. */
export function readScenario(
  node: DocumentNode,
  { unknownKeys, expectedName }: ScenarioReadingOptions,
): Reading<NamedScenario> {
  const faults = new FaultList();
  const root = asMap(node, '{ base_portfolio: default, target_weights: { SPY: 1 } }', faults);
  if (root === null) return faults.reading<NamedScenario>(null);

  const name = readNameField(root, expectedName, faults);
  const description = readDescription(root, faults);
  const basePortfolio = readBasePortfolio(root, faults);
  const targetWeights = readTargetWeights(root, faults);
  const options = { known: SCENARIO_KEYS, owner: 'a scenario', unknownKeys };
  const extra = readExtraKeys(root, options, faults);
  return faults.reading({ scenario: { description, basePortfolio, targetWeights, extra }, name });
}

/** The document of a scenario, without its name. */
export function scenarioDocument(scenario: Scenario): JsonObject {
  const { description, basePortfolio, targetWeights, extra } = scenario;
  return {
    ...(description === null ? {} : { description }),
    ...(basePortfolio === null ? {} : { base_portfolio: basePortfolio }),
    target_weights: Object.fromEntries(targetWeights),
    ...Object.fromEntries(extra),
  };
}

function readDescription(root: MapNode, faults: FaultList): string | null {
  const node = optionalField(root, 'description');
  const scalar = node === null ? null : asScalar(node, '"More bonds"', faults);
  if (scalar === null) return null;
  const reason = unstorableReason(scalar.text);
  if (reason !== null) {
    faults.report('malformed', scalar, `the description cannot be stored: ${reason}`);
  } else if (isLongerThan(scalar.text, MAX_DESCRIPTION_LENGTH)) {
    const most = MAX_DESCRIPTION_LENGTH.toString();
    faults.report('text-too-long', scalar, `the description has more than ${most} characters`);
  }
  return scalar.text;
}

function readBasePortfolio(root: MapNode, faults: FaultList): string | null {
  const node = optionalField(root, 'base_portfolio');
  const scalar = node === null ? null : asScalar(node, 'default', faults);
  if (scalar === null) return null;
  const fault = nameFault(scalar.text);
  if (fault !== null) faults.report(fault.code, scalar, fault.detail);
  return scalar.text;
}
