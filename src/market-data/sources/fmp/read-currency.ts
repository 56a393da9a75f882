import type { Fault } from '../../../common/document/fault.js';
import type { Reading } from '../../../common/document/reading.js';
import { FmpFailure } from './fmp-failure.js';

/** What a ticker is quoted in. */
export interface QuoteCurrency {
  readonly currency: string | null;
  /** 100 where quotes are in a hundredth of the currency, as London's are in pence. */
  readonly quotesPerUnit: number;
}

const UNKNOWN: QuoteCurrency = { currency: null, quotesPerUnit: 1 };
const CURRENCY = /^[A-Z]{3}$/;
const HUNDREDTHS: ReadonlyMap<string, string> = new Map([
  ['GBp', 'GBP'],
  ['GBX', 'GBP'],
  ['ILA', 'ILS'],
  ['ZAc', 'ZAR'],
  ['ZAC', 'ZAR'],
]);

/** The currency in a ticker's profile. @throws FmpFailure when the answer is no list of profiles. */
export function readCurrency(ticker: string, profiles: unknown): Reading<QuoteCurrency> {
  if (!Array.isArray(profiles)) {
    throw new FmpFailure('its answer is JSON but no list of profiles', { isTransient: false });
  }
  const [profile] = profiles as readonly unknown[];
  const hasCurrency = typeof profile === 'object' && profile !== null && 'currency' in profile;
  const currency: unknown = hasCurrency ? profile.currency : null;
  if (currency === null || currency === '') return { ok: true, value: UNKNOWN };
  if (typeof currency === 'string') {
    const whole = HUNDREDTHS.get(currency);
    if (whole !== undefined) return { ok: true, value: { currency: whole, quotesPerUnit: 100 } };
    if (CURRENCY.test(currency)) return { ok: true, value: { currency, quotesPerUnit: 1 } };
  }
  const detail = `${ticker}: currency is ${JSON.stringify(currency).slice(0, 40)}, not a code such as USD`;
  const fault: Fault = { code: 'invalid-currency', pointer: '', detail, line: null, column: null };
  return { ok: false, faults: [fault] };
}
