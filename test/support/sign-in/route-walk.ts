/** What each caller gets: anonymous, the owner, another user, an administrator, the owner's token of scope `read`. */
export type Expected = string;

export interface Row {
  /** Statuses in the order of `CALLERS`; `ok` is any below 400. */
  readonly expected: Expected;
  /** The route's address, with the owner's things in it. @default the template */
  readonly path?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const CALLERS = ['anonymous', 'owner', 'other', 'admin', 'reader'] as const;

const OPEN = { expected: 'ok ok ok ok ok' };
const ANYBODYS = { expected: '401 ok ok ok ok' };
const ANYBODYS_WRITE = { expected: '401 ok ok ok 403' };
const OWNERS = { expected: '401 ok 404 404 ok' };
const OWNERS_WRITE = { expected: '401 ok 404 404 403' };
const IN_PERSON = { expected: '401 ok ok ok 403' };
const IN_PERSON_OWNERS = { expected: '401 ok 404 404 403' };
const ADMINS = { expected: '401 403 403 ok 403' };

const HELD = '/v1/portfolios/mine';
const PLAN = '/v1/scenarios/plan';
const DOCUMENT = {
  start_date: '2019-01-01',
  end_date: '2023-12-31',
  portfolio_input: { AAA: { shares: 10 }, BBB: { shares: 20 } },
};
const SCENARIO = { target_weights: { AAA: 0.6, BBB: 0.4 }, base_portfolio: 'mine' };
const LIMITS = { portfolio_limits: { max_volatility: 0.2 } };
const INLINE = { portfolio: DOCUMENT };
const SHOCK = { shocks: { AAA: -0.2 } };
const TARGET = { targetWeights: { AAA: 1 } };

/** The owner's things, to be there before each row that could change one. */
export const OWNED: readonly (readonly [path: string, body: unknown])[] = [
  [HELD, DOCUMENT],
  [PLAN, SCENARIO],
  [`${HELD}/risk-limits`, LIMITS],
  ['/v1/risk-limits', LIMITS],
];

/** One row for each route. A route without one fails the test: say here who may do what it does. */
export const ROUTES: Readonly<Record<string, Row>> = {
  'GET /livez': OPEN,
  'GET /readyz': OPEN,
  'GET /problems': OPEN,
  'GET /docs': OPEN,
  'GET /docs/': OPEN,
  'GET /docs/*': { ...OPEN, path: '/docs/swagger-ui.css' },
  // The file is not in the package, and the address is known.
  'GET /docs/LICENSE': { expected: '405 405 405 405 405' },
  'GET /docs/index.html': OPEN,
  'GET /docs/swagger-ui-init.js': OPEN,
  'GET /docs/docs/swagger-ui-init.js': OPEN,
  'GET /openapi.json': OPEN,
  'GET /auth/google': OPEN,
  'GET /auth/google/callback': { expected: '400 400 400 400 400' },
  'POST /auth/logout': IN_PERSON,
  'POST /auth/logout-all': IN_PERSON,
  'GET /metrics': ADMINS,
  'GET /v1/admin/health': ADMINS,
  'POST /v1/admin/sessions/purge': ADMINS,
  'GET /v1/me': ANYBODYS,
  'GET /v1/me/storage': ANYBODYS,
  'GET /v1/me/sessions': IN_PERSON,
  'DELETE /v1/me/sessions/:id': IN_PERSON_OWNERS,
  'GET /v1/me/tokens': IN_PERSON,
  'POST /v1/me/tokens': { ...IN_PERSON, body: { name: 'a new one', scopes: ['read'] } },
  'DELETE /v1/me/tokens/:id': IN_PERSON_OWNERS,
  'GET /v1/portfolios': ANYBODYS,
  'GET /v1/portfolios/:name': { ...OWNERS, path: HELD },
  'DELETE /v1/portfolios/:name': { ...OWNERS_WRITE, path: HELD },
  'POST /v1/portfolios/import': {
    ...ANYBODYS_WRITE,
    path: '/v1/portfolios/import?name=new&start=2019-01-01&end=2023-12-31',
    headers: { 'content-type': 'text/csv' },
    body: 'ticker,shares\nAAA,1\n',
  },
  'GET /v1/portfolios/:name/positions': { ...OWNERS, path: `${HELD}/positions` },
  'GET /v1/portfolios/:name/analysis-input': { ...OWNERS, path: `${HELD}/analysis-input` },
  'GET /v1/portfolios/:name/changes': { ...OWNERS, path: `${HELD}/changes` },
  'GET /v1/portfolios/:name/export': { ...OWNERS, path: `${HELD}/export` },
  'GET /v1/portfolios/:name/limit-checks': { ...OWNERS, path: `${HELD}/limit-checks` },
  'GET /v1/portfolios/:name/risk-limits': { ...OWNERS, path: `${HELD}/risk-limits` },
  'PUT /v1/portfolios/:name/risk-limits': {
    ...OWNERS_WRITE,
    path: `${HELD}/risk-limits`,
    body: LIMITS,
  },
  'PATCH /v1/portfolios/:name/risk-limits': {
    ...OWNERS_WRITE,
    path: `${HELD}/risk-limits`,
    body: LIMITS,
  },
  'DELETE /v1/portfolios/:name/risk-limits': { ...OWNERS_WRITE, path: `${HELD}/risk-limits` },
  'GET /v1/portfolios/:name/proxy-proposals': { ...OWNERS, path: `${HELD}/proxy-proposals` },
  'POST /v1/portfolios/:name/proxy-proposals/accept': {
    // There is no map of proxies to propose any from.
    expected: '401 422 404 404 403',
    path: `${HELD}/proxy-proposals/accept`,
    body: { tickers: ['AAA'] },
  },
  'POST /v1/portfolios/:name/analysis': { ...OWNERS, path: `${HELD}/analysis` },
  'POST /v1/portfolios/:name/score': { ...OWNERS, path: `${HELD}/score` },
  'POST /v1/portfolios/:name/performance': { ...OWNERS, path: `${HELD}/performance` },
  'POST /v1/portfolios/:name/stress': { ...OWNERS, path: `${HELD}/stress`, body: SHOCK },
  'POST /v1/portfolios/:name/optimize': {
    ...OWNERS,
    path: `${HELD}/optimize`,
    body: { objective: 'min-variance' },
  },
  'POST /v1/portfolios/:name/what-if': { ...OWNERS, path: `${HELD}/what-if`, body: TARGET },
  'POST /v1/portfolios/:name/revert': { ...OWNERS_WRITE, path: `${HELD}/revert` },
  'POST /v1/analysis': { ...ANYBODYS, body: INLINE },
  'POST /v1/score': { ...ANYBODYS, body: INLINE },
  'POST /v1/performance': { ...ANYBODYS, body: INLINE },
  'POST /v1/stress': { ...ANYBODYS, body: { ...INLINE, ...SHOCK } },
  'POST /v1/optimize': { ...ANYBODYS, body: { ...INLINE, objective: 'min-variance' } },
  'POST /v1/what-if': { ...ANYBODYS, body: { ...INLINE, ...TARGET } },
  'POST /v1/securities/:ticker/analysis': {
    ...ANYBODYS,
    path: '/v1/securities/AAA/analysis',
    body: { startDate: '2019-01-01', endDate: '2023-12-31', proxies: { market: 'MKT' } },
  },
  'GET /v1/jobs': ANYBODYS,
  'GET /v1/jobs/:id': OWNERS,
  'DELETE /v1/jobs/:id': OWNERS_WRITE,
  'GET /v1/scenarios': ANYBODYS,
  'GET /v1/scenarios/:name': { ...OWNERS, path: PLAN },
  'DELETE /v1/scenarios/:name': { ...OWNERS_WRITE, path: PLAN },
  'POST /v1/scenarios/:name/compare': { ...OWNERS, path: `${PLAN}/compare` },
  'POST /v1/scenarios/:name/revert': { ...OWNERS_WRITE, path: `${PLAN}/revert` },
  'GET /v1/risk-limits': ANYBODYS,
  'DELETE /v1/risk-limits': OWNERS_WRITE,
  'POST /v1/risk-limits/revert': OWNERS_WRITE,
  // From here on others have things of the same names, and so a history of their own.
  'PUT /v1/portfolios/:name': { ...ANYBODYS_WRITE, path: HELD, body: DOCUMENT },
  'PUT /v1/scenarios/:name': {
    ...ANYBODYS_WRITE,
    path: PLAN,
    body: { target_weights: { AAA: 0.6, BBB: 0.4 } },
  },
  'PUT /v1/risk-limits': { ...ANYBODYS_WRITE, body: LIMITS },
  'PATCH /v1/risk-limits': { ...ANYBODYS_WRITE, body: LIMITS },
};
