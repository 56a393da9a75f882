/**
 * What each import rule is there to stop: small source trees that break that rule and no other. A file
 * is given by its path and the specifiers it imports, or by its whole text.
 *
 * @typedef {Readonly<Record<string, readonly string[] | string>>} Plant
 * @type {Readonly<Record<string, readonly Plant[]>>}
 */
export const IMPORT_PROBES = {
  'engine-imports-only-itself': [
    {
      'src/risk/engine/beta.ts': ['../../portfolio/portfolio.js'],
      'src/portfolio/portfolio.ts': [],
    },
    { 'src/risk/engine/beta.ts': ['../../common/invariant.js'], 'src/common/invariant.ts': [] },
    { 'src/risk/engine/beta.ts': ['node:fs'] },
    { 'src/risk/engine/beta.ts': ['listed'] },
  ],
  'domain-files-stay-pure': [
    {
      'src/portfolio/portfolio.ts': ['./portfolio.errors.js'],
      'src/portfolio/portfolio.errors.ts': [],
    },
    {
      'src/scenario/scenario.ts': ['../portfolio/change-log.js'],
      'src/portfolio/change-log.ts': [],
    },
    { 'src/risk-limits/limits.ts': ['../common/clock.js'], 'src/common/clock.ts': [] },
    { 'src/portfolio/cash-map.ts': ['node:fs'] },
    { 'src/portfolio/cash-map.ts': ['listed'] },
  ],
  'ports-import-domain-only': [
    {
      'src/portfolio/portfolio.store.ts': ['./portfolio.service.js'],
      'src/portfolio/portfolio.service.ts': [],
    },
    { 'src/market-data/price-source.ts': ['node:stream'] },
    { 'src/portfolio/change-log.ts': ['listed'] },
  ],
  'services-know-no-http-no-storage': [
    { 'src/portfolio/portfolio.service.ts': ['node:http'] },
    {
      'src/portfolio/portfolio.service.ts': ['../common/http/etag.js'],
      'src/common/http/etag.ts': [],
    },
    {
      'src/portfolio/portfolio.service.ts': ['./portfolio.config.js'],
      'src/portfolio/portfolio.config.ts': [],
    },
    {
      'src/portfolio/portfolio.service.ts': "import type { Body } from './dto/body.js';",
      'src/portfolio/dto/body.ts': [],
    },
  ],
  'only-nest-files-import-nest': [
    { 'src/portfolio/portfolio.service.ts': ['@nestjs/common'] },
    { 'src/cli/analyze.ts': ['fastify'] },
    { 'src/storage/file/portfolio.file-store.ts': ['@nestjs/common'] },
  ],
  'plain-files-load-no-nest-files': [
    { 'src/cli.ts': ['./main.js'], 'src/main.ts': [] },
    { 'src/cli/analyze.ts': ['../risk/risk.module.js'], 'src/risk/risk.module.ts': [] },
  ],
  'only-charts-import-echarts': [
    { 'src/risk/report/html/page.ts': ['echarts'] },
    { 'src/cli/show-report.ts': "await import('echarts');" },
  ],
  'html-report-is-loaded-lazily': [
    {
      'src/cli/show-report.ts': ['../risk/report/html/render-html.js'],
      'src/risk/report/html/render-html.ts': [],
    },
  ],
  'controllers-know-no-stores': [
    {
      'src/portfolio/portfolio.controller.ts': ['./portfolio.store.js'],
      'src/portfolio/portfolio.store.ts': [],
    },
    {
      'src/portfolio/dto/change.ts': ['../change-log.js'],
      'src/portfolio/change-log.ts': [],
    },
  ],
  'controllers-know-their-own-feature': [
    {
      'src/risk/risk.controller.ts': ['../portfolio/portfolio.controller.js'],
      'src/portfolio/portfolio.controller.ts': [],
    },
  ],
  'storage-adapters-do-not-know-each-other': [
    {
      'src/storage/file/portfolio.file-store.ts': ['../memory/portfolio.memory-store.js'],
      'src/storage/memory/portfolio.memory-store.ts': [],
    },
  ],
  'storage-knows-no-services': [
    {
      'src/storage/file/portfolio.file-store.ts': ['../../portfolio/portfolio.service.js'],
      'src/portfolio/portfolio.service.ts': [],
    },
  ],
  'only-the-registry-names-adapters': [
    {
      'src/storage/storage.module.ts': ['./file/file-storage.js'],
      'src/storage/file/file-storage.ts': [],
    },
    {
      'src/cli/backup.ts': "await import('../storage/file/file-storage.js');",
      'src/storage/file/file-storage.ts': [],
    },
  ],
  'only-the-registry-names-price-sources': [
    {
      'src/risk/gather-prices.ts': ['../market-data/sources/csv.price-source.js'],
      'src/market-data/sources/csv.price-source.ts': [],
    },
  ],
  'registries-open-lazily': [
    {
      'src/storage/storage-adapters.ts': ['./file/file-storage.js'],
      'src/storage/file/file-storage.ts': [],
    },
    {
      'src/market-data/price-sources.ts': ['./sources/csv.price-source.js'],
      'src/market-data/sources/csv.price-source.ts': [],
    },
  ],
  'only-wiring-imports-config': [
    {
      'src/portfolio/cash-map.source.ts': ['../config/settings-table.js'],
      'src/config/settings-table.ts': [],
    },
  ],
  'config-knows-no-features': [
    {
      'src/config/load-settings.ts': ['../storage/storage.options.js'],
      'src/storage/storage.options.ts': [],
    },
  ],
  'nothing-imports-the-composition': [
    { 'src/risk/risk.service.ts': ['../cli/table.js'], 'src/cli/table.ts': [] },
    { 'src/risk/risk.module.ts': ['../app.setup.js'], 'src/app.setup.ts': [] },
  ],
  'order-common': [upwards('common', 'auth'), upwards('common', 'storage')],
  'order-auth': [upwards('auth', 'market-data'), upwards('auth', 'portfolio')],
  'order-market-data': [upwards('market-data', 'auth'), upwards('market-data', 'risk')],
  'order-idempotency': [upwards('idempotency', 'portfolio'), upwards('idempotency', 'storage')],
  'order-portfolio': [upwards('portfolio', 'risk-limits'), upwards('portfolio', 'storage')],
  'order-risk-limits': [upwards('risk-limits', 'risk'), upwards('risk-limits', 'scenario')],
  'order-risk': [upwards('risk', 'scenario'), upwards('risk', 'admin')],
  'order-scenario': [upwards('scenario', 'plaid'), upwards('scenario', 'proxies')],
  'order-proxies': [upwards('proxies', 'security'), upwards('proxies', 'scenario')],
  'order-security': [upwards('security', 'plaid'), upwards('security', 'context')],
  'order-revert': [upwards('revert', 'plaid'), upwards('revert', 'admin')],
  'order-plaid': [upwards('plaid', 'context'), upwards('plaid', 'admin')],
  'order-context': [upwards('context', 'plaid'), upwards('context', 'storage')],
  'order-admin': [upwards('admin', 'storage')],
  'no-cycles': [
    { 'src/risk/risk.service.ts': ['./report.js'], 'src/risk/report.ts': ['./risk.service.js'] },
    {
      'src/risk/risk.service.ts': "import type { Report } from './report.js';",
      'src/risk/report.ts': "import type { RiskService } from './risk.service.js';",
    },
  ],
  'no-test-code-in-production': [
    { 'src/risk/risk.service.ts': ['../../test/support/clock.js'], 'test/support/clock.ts': [] },
    { 'src/risk/risk.service.ts': ['./case.spec.js'], 'src/risk/case.spec.ts': [] },
  ],
  'no-barrels': [{ 'src/risk/risk.service.ts': ['./index.js'], 'src/risk/index.ts': [] }],
  'no-dev-dependencies-in-src': [{ 'src/risk/risk.service.ts': ['for-development'] }],
  'no-unlisted-packages': [{ 'src/risk/risk.service.ts': ['unlisted'] }],
  'no-unresolvable': [
    { 'src/risk/risk.service.ts': ['./nowhere.js'] },
    { 'src/risk/risk.service.ts': ['not-installed'] },
  ],
  'no-orphans': [{ 'src/risk/forgotten.ts': [] }],
};

/** @returns {Plant} a feature that imports from one it may not know */
function upwards(feature, higher) {
  return {
    [`src/${feature}/some-${feature}.errors.ts`]: [`../${higher}/some-${higher}.errors.js`],
    [`src/${higher}/some-${higher}.errors.ts`]: [],
  };
}
