import { excerpt } from '../common/document/excerpt.js';
import type { FaultList, FaultPlace } from '../common/document/fault-list.js';

const CURRENCY = /^[A-Z0-9]{3,16}$/;

/** Reports a text that cannot be a currency; `place` is the text itself or the value under it. */
export function checkCurrency(text: string, place: FaultPlace, faults: FaultList): void {
  if (CURRENCY.test(text)) return;
  const detail = `${excerpt(text)} is not a currency: 3 to 16 of A-Z and 0-9, such as USD`;
  faults.report('invalid-currency', place, detail);
}
