import type { DocumentNode } from '../common/document/document-node.js';
import { FaultList } from '../common/document/fault-list.js';
import type { Reading } from '../common/document/reading.js';
import type { ReportPart } from './analysis-report.js';

const SECTIONS_KEY = 'sections';

/** Reads a request for one part of the report, which cannot name sections as well; every fault at once. */
export function readPartRequest<Request>(
  node: DocumentNode,
  part: Exclude<ReportPart, 'all'>,
  read: (document: DocumentNode) => Reading<Request>,
): Reading<Request> {
  const faults = new FaultList();
  if (node.kind !== 'map') return read(node);
  const entries = new Map(node.entries);
  const sections = entries.get(SECTIONS_KEY);
  entries.delete(SECTIONS_KEY);
  if (sections !== undefined) {
    const detail = `"${SECTIONS_KEY}" is not a key of a request for the ${part}: it has its own`;
    faults.report('unknown-key', sections, detail);
  }
  const value = faults.take(read({ ...node, entries }));
  return faults.reading(value);
}
