import { sortedEntries } from '../common/document/code-unit-order.js';
import { readDecimal } from '../common/document/decimal-literal.js';
import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { readExtraKeys, type UnknownKeys } from '../common/document/extra-keys.js';
import { FaultList } from '../common/document/fault-list.js';
import { asMap, asScalar, optionalField } from '../common/document/fields.js';
import type { JsonObject } from '../common/document/json-value.js';
import type { Reading } from '../common/document/reading.js';
import { readDateRange } from './date-range-document.js';
import { readNameField } from './name-field.js';
import type { Portfolio } from './portfolio.js';
import { positionDocument } from './position-document.js';
import { readPositions } from './positions-document.js';
import { proxiesDocument, readProxies } from './proxies-document.js';
import { FRACTION_BOUNDS } from './quantity-bounds.js';
import { checkTicker } from './ticker-document.js';

/** The top-level keys that have a meaning. */
export const PORTFOLIO_KEYS = [
  'name',
  'start_date',
  'end_date',
  'portfolio_input',
  'expected_returns',
  'stock_factor_proxies',
];

export interface PortfolioReadingOptions {
  readonly unknownKeys: UnknownKeys;
  /** What `name` must be when the document has one; null when any legal name will do. */
  readonly expectedName: string | null;
}

export interface NamedPortfolio {
  readonly portfolio: Portfolio;
  /** Null when the document does not say. */
  readonly name: string | null;
}

/** Reads a portfolio document, or lists every fault in it. */
export function readPortfolio(
  node: DocumentNode,
  { unknownKeys, expectedName }: PortfolioReadingOptions,
): Reading<NamedPortfolio> {
  const faults = new FaultList();
  const root = asMap(node, '{ start_date: ..., end_date: ..., portfolio_input: ... }', faults);
  if (root === null) return faults.reading<NamedPortfolio>(null);

  const name = readNameField(root, expectedName, faults);
  const dates = readDateRange(root, faults);
  const positions = readPositions(root, faults);
  const expectedReturns = readExpectedReturns(root, faults);
  const factorProxies = readProxies(root, faults);
  const options = { known: PORTFOLIO_KEYS, owner: 'a portfolio', unknownKeys };
  const extra = readExtraKeys(root, options, faults);
  if (dates === null) return faults.reading<NamedPortfolio>(null);
  return faults.reading({
    portfolio: { ...dates, positions, expectedReturns, factorProxies, extra },
    name,
  });
}

/** The document of a portfolio, without its name. Empty sections are absent, `portfolio_input` is always there. */
export function portfolioDocument(portfolio: Portfolio): JsonObject {
  const { positions, expectedReturns, factorProxies, extra } = portfolio;
  const returns = Object.fromEntries(expectedReturns);
  const proxies = Object.fromEntries(
    [...factorProxies].map(([ticker, entry]) => [ticker, proxiesDocument(entry)]),
  );
  return {
    start_date: portfolio.startDate,
    end_date: portfolio.endDate,
    portfolio_input: Object.fromEntries(
      positions.map((position) => [position.ticker, positionDocument(position)]),
    ),
    ...(expectedReturns.size === 0 ? {} : { expected_returns: returns }),
    ...(factorProxies.size === 0 ? {} : { stock_factor_proxies: proxies }),
    ...Object.fromEntries(extra),
  };
}

function readExpectedReturns(root: MapNode, faults: FaultList): ReadonlyMap<string, number> {
  const node = optionalField(root, 'expected_returns');
  const map = node === null ? null : asMap(node, '{ NVDA: 0.12 }', faults);
  const returns = new Map<string, number>();
  for (const [ticker, entry] of map?.entries ?? []) {
    checkTicker(ticker, entry, faults);
    const scalar = asScalar(entry, '0.12', faults);
    const value = scalar === null ? null : faults.take(readDecimal(scalar, FRACTION_BOUNDS));
    if (value !== null) returns.set(ticker, value);
  }
  return new Map(sortedEntries(returns));
}
