import type { CashMap } from './cash-map.js';

/** Gives the cash map that holds now. */
export abstract class CashMapSource {
  abstract current(): Promise<CashMap>;
}
