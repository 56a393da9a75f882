import type { MapNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import type { FaultList } from '../common/document/fault-list.js';
import { asScalar, optionalField } from '../common/document/fields.js';
import { nameFault } from './document-name.js';

/** The optional `name` of a portfolio or scenario; it must be `expectedName` where one is given. */
export function readNameField(
  root: MapNode,
  expectedName: string | null,
  faults: FaultList,
): string | null {
  const node = optionalField(root, 'name');
  const scalar = node === null ? null : asScalar(node, 'retirement', faults);
  if (scalar === null) return null;
  const name = scalar.text;
  const fault = nameFault(name);
  if (fault !== null) {
    faults.report(fault.code, scalar, fault.detail);
  } else if (expectedName !== null && name !== expectedName) {
    const detail = `the document is named ${excerpt(name)}, but it is addressed as ${excerpt(expectedName)}`;
    faults.report('name-mismatch', scalar, detail);
  }
  return name;
}
