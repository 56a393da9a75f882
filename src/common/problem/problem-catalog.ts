/**
 * Every error a caller can meet: its code, HTTP status and fixed title. A code never changes.
 * `docs/problems.md` has one heading per code (a test keeps it so).
 */
export const PROBLEM_CATALOG = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'malformed-yaml': { status: 400, title: 'The text is not YAML' },
  'invalid-document': { status: 400, title: 'The document breaks its form' },
  'invalid-request': { status: 400, title: 'The request breaks its form' },
  'invalid-name': { status: 400, title: 'The name cannot be used' },
  'host-not-allowed': { status: 403, title: 'The Host header names another machine' },
  'route-not-found': { status: 404, title: 'Nothing answers at this address' },
  'portfolio-not-found': { status: 404, title: 'Portfolio not found' },
  'scenario-not-found': { status: 404, title: 'Scenario not found' },
  'risk-limits-not-found': { status: 404, title: 'Risk limits not found' },
  'file-not-found': { status: 404, title: 'File not found' },
  'method-not-allowed': { status: 405, title: 'The method does not apply here' },
  'request-timeout': { status: 408, title: 'The request did not arrive in time' },
  'already-exists': { status: 412, title: 'It exists already' },
  'stale-version': { status: 412, title: 'It has changed since it was read' },
  'document-too-large': { status: 413, title: 'The document is too large' },
  'unsupported-media-type': { status: 415, title: 'The body has the wrong media type' },
  'corrupt-data': { status: 422, title: 'The stored document cannot be read' },
  'prices-not-found': { status: 422, title: 'The price source does not know these tickers' },
  'invalid-prices': { status: 422, title: 'The prices are faulty' },
  'price-gap': { status: 422, title: 'A month without a price' },
  'fx-rate-missing': { status: 422, title: 'An exchange rate is missing' },
  'insufficient-history': { status: 422, title: 'The price history is too short' },
  'net-value-not-positive': { status: 422, title: 'The net value is not positive' },
  'mixed-quantities': { status: 422, title: 'Weights and amounts are mixed' },
  'invalid-options': { status: 422, title: 'The analysis options cannot be used' },
  'headers-too-large': { status: 431, title: 'Address and headers are too large' },
  'calculation-cancelled': { status: 499, title: 'The calculation was cancelled' },
  'internal-error': { status: 500, title: 'A fault of ours' },
  'invalid-settings': { status: 500, title: 'The settings are wrong' },
  'port-in-use': { status: 500, title: 'The port is taken' },
  'storage-unavailable': { status: 503, title: 'The store cannot be reached' },
  'storage-busy': { status: 503, title: 'The store is busy' },
  'calculation-queue-full': { status: 503, title: 'Too many calculations are waiting' },
  'calculation-timeout': { status: 503, title: 'The calculation took too long' },
  'price-source-unavailable': { status: 503, title: 'The price source cannot be reached' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export type ProblemCode = keyof typeof PROBLEM_CATALOG;
