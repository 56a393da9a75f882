import type { DecimalBounds } from '../common/document/decimal-literal.js';
import type { QuantityUnit } from './portfolio.js';

/** What every store keeps exactly. */
export const QUANTITY_BOUNDS: Readonly<Record<QuantityUnit, DecimalBounds>> = {
  shares: { maxDecimals: 10, below: 1e12 },
  dollars: { maxDecimals: 4, below: 1e12 },
  weight: { maxDecimals: 8, below: 1e5 },
};

/** Of returns and of risk limits. */
export const FRACTION_BOUNDS: DecimalBounds = { maxDecimals: 8, below: 1e5 };
