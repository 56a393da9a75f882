import { EngineError, type EngineFault } from '../engine-error.js';
import { isCalendarDate } from './calendar.js';
import { HIGHEST_PRICE, LOWEST_PRICE, type PriceSeries } from './price-series.js';
import { listNames } from '../list-names.js';

/** @throws EngineError `invalid-prices` naming ticker and date of every price that no source may give. */
export function requireValidPrices(prices: ReadonlyMap<string, PriceSeries>): void {
  const faults = [...prices.values()].flatMap(faultsOf);
  if (faults.length === 0) return;
  const tickers = listNames(faults.map((fault) => fault.ticker ?? ''));
  throw new EngineError('invalid-prices', `faulty prices of ${tickers}`, faults);
}

function faultsOf({ ticker, dates, closes }: PriceSeries): EngineFault[] {
  if (dates.length !== closes.length) {
    return [
      { ticker, detail: `${String(dates.length)} dates but ${String(closes.length)} closes` },
    ];
  }
  const faults: EngineFault[] = [];
  dates.forEach((date, i) => {
    const close = closes[i] as number;
    const previous = dates[i - 1];
    if (!isCalendarDate(date)) faults.push({ ticker, detail: `${date} is not a date` });
    else if (previous !== undefined && previous >= date) {
      const what = previous === date ? 'appears twice' : `comes after ${previous}`;
      faults.push({ ticker, detail: `${date} ${what}` });
    }
    if (!(close >= LOWEST_PRICE && close <= HIGHEST_PRICE)) {
      const what = close > 0 && close < Infinity ? 'a possible' : 'a positive';
      faults.push({ ticker, detail: `${date}: ${String(close)} is not ${what} price` });
    }
  });
  return faults;
}
