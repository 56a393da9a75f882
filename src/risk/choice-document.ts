import type { DocumentNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import type { FaultList } from '../common/document/fault-list.js';
import { asScalar } from '../common/document/fields.js';

/** One of a closed list of words; null with a fault that lists them. */
export function readChoice<Choice extends string>(
  node: DocumentNode,
  choices: readonly Choice[],
  faults: FaultList,
): Choice | null {
  const scalar = asScalar(node, choices.join(' or '), faults);
  if (scalar === null) return null;
  const choice = choices.find((one) => one === scalar.text);
  if (choice !== undefined) return choice;
  const detail = `${excerpt(scalar.text)} is not one of ${choices.join(', ')}`;
  faults.report('invalid-choice', scalar, detail);
  return null;
}

/** An unquoted `true` or `false`; null with a fault. */
export function readFlag(node: DocumentNode, faults: FaultList): boolean | null {
  const scalar = asScalar(node, 'true', faults);
  if (scalar === null) return null;
  if (!scalar.quoted && scalar.text === 'true') return true;
  if (!scalar.quoted && scalar.text === 'false') return false;
  faults.report('wrong-type', scalar, `${excerpt(scalar.text)} is not true or false`);
  return null;
}
