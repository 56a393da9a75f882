import type { CashMap } from './cash-map.js';

/** Gives the cash map that holds now. */
export abstract class CashMapSource {
  abstract current(): Promise<CashMap>;
}

/** A cash map that never changes. */
export class FixedCashMapSource extends CashMapSource {
  constructor(private readonly map: CashMap) {
    super();
  }

  override current(): Promise<CashMap> {
    return Promise.resolve(this.map);
  }
}
