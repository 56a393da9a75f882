import { isCalendarDate } from '../common/document/calendar-date.js';
import type { MapNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import type { FaultList } from '../common/document/fault-list.js';
import { asScalar, requiredField } from '../common/document/fields.js';

interface DateRange {
  readonly startDate: string;
  readonly endDate: string;
}

/** `start_date` and `end_date`, the one before the other. */
export function readDateRange(root: MapNode, faults: FaultList): DateRange | null {
  const startDate = readDate(root, 'start_date', 'the first day of the analysis', faults);
  const endDate = readDate(root, 'end_date', 'the last day of the analysis', faults);
  if (startDate === null || endDate === null) return null;

  const place = root.entries.get('start_date') ?? root;
  if (startDate >= endDate) {
    const detail = `the start ${startDate} is not before the end ${endDate}`;
    faults.report('start-not-before-end', place, detail);
  }
  return { startDate, endDate };
}

function readDate(root: MapNode, key: string, meaning: string, faults: FaultList): string | null {
  const node = requiredField(root, key, `${meaning}, such as "2020-01-31"`, faults);
  const scalar = node === null ? null : asScalar(node, '"2020-01-31"', faults);
  if (scalar === null) return null;
  if (isCalendarDate(scalar.text)) return scalar.text;
  faults.report('invalid-date', scalar, `${excerpt(scalar.text)} is not a date written YYYY-MM-DD`);
  return null;
}
