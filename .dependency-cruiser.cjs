/**
 * Who may import whom. Each rule has a probe in test/architecture that plants a violation and sees it
 * caught, and seen no more once the rule is gone. Paths are relative to the repository's root.
 *
 * What the rules rest on are names: `portfolio.ts` without a role in its name is a domain file,
 * `portfolio.store.ts` a port, `portfolio.service.ts` a service.
 */

const SPEC = '\\.(e2e-)?spec\\.ts$';
const ENGINE = '^src/risk/engine/';
const DOMAIN =
  '^src/((portfolio|scenario|risk-limits)/(?![^/.]+-log\\.ts)[^/.]+|idempotency/key-record|auth/(serving-decision|user-id|credential|users/(user|identity)|sessions/session|tokens/api-token))\\.ts$';
/** Ports whose names carry no role of their own. */
const NAMED_PORTS =
  '^src/(portfolio/change-log|risk-limits/limit-check-log|idempotency/idempotency-keys|auth/limits/rate-counters|market-data/price-source)\\.ts$';
const PORT = ['^src/(?!storage/)[^.]+\\.store\\.ts$', NAMED_PORTS];
const SERVICE = '\\.service\\.ts$';
const CONTROLLER = '(\\.controller\\.ts$|/dto/)';
const MODULE = '\\.module\\.ts$';
/** Files that exist for Nest's sake; all others must work, and load, without it. */
const NEST_FILES = [
  '\\.(module|controller|guard|strategy|interceptor|filter)\\.ts$',
  '/dto/',
  '^src/(main|(app|browsers)\\.setup)\\.ts$',
];
const NEST_PACKAGES =
  '(^|/)node_modules/(@nestjs/|@fastify/|fastify/|rxjs/|reflect-metadata/|swagger-ui|class-(validator|transformer)/)';
const ADAPTER = '^src/storage/[^/]+/';
const PRICE_SOURCE_ADAPTER = '^src/market-data/sources/';
/** The two files that may name adapters, each by `import()` only. */
const STORAGE_REGISTRY = '^src/storage/storage-adapters\\.ts$';
const PRICE_SOURCE_REGISTRY = '^src/market-data/price-sources\\.ts$';
/** The page with charts, which is loaded for whoever asks for one. */
const HTML_REPORT = '^src/risk/report/html/';
/** Where everything is put together: the server's and the command line's. */
const COMPOSITION = ['^src/[^/]+\\.ts$', '^src/cli/'];

/** From the bottom up; a feature imports from those before it only. Those on one line do not import each other. */
const FEATURE_ORDER = [
  ['common'],
  ['auth', 'market-data'],
  ['idempotency'],
  ['portfolio'],
  ['risk-limits'],
  ['risk'],
  ['scenario', 'proxies'],
  ['security', 'revert'],
  ['plaid', 'context'],
  ['admin'],
  ['storage'],
];

const featureOrder = FEATURE_ORDER.flatMap((level, height) =>
  level.map((feature) => {
    const beside = level.filter((other) => other !== feature);
    const above = [...beside, ...FEATURE_ORDER.slice(height + 1).flat()];
    return {
      name: `order-${feature}`,
      comment: `src/${feature} does not import from ${above.length > 0 ? above.join(', ') : 'the composition'}: data goes one way.`,
      severity: 'error',
      from: { path: `^src/${feature}/`, pathNot: [SPEC, ENGINE] },
      to: { path: `^src/(${above.join('|')})/`, pathNot: ENGINE },
    };
  }),
).filter((rule) => rule.to.path !== '^src/()/');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'engine-imports-only-itself',
      comment: 'The engine is pure mathematics: no Nest, no Node, no package, no other folder.',
      severity: 'error',
      from: { path: ENGINE, pathNot: SPEC },
      to: { pathNot: ENGINE },
    },
    {
      name: 'domain-files-stay-pure',
      comment:
        'Domain files compute. They know the engine, documents (a tree without words of the domain), invariants and each other.',
      severity: 'error',
      from: { path: DOMAIN },
      to: {
        pathNot: [ENGINE, '^src/common/document/', '^src/common/invariant\\.ts$', DOMAIN],
      },
    },
    {
      name: 'ports-import-domain-only',
      comment: 'A port speaks the words of its feature, and no technology.',
      severity: 'error',
      from: { path: PORT },
      to: {
        pathNot: [ENGINE, '^src/common/document/', '^src/auth/user-id\\.ts$', DOMAIN],
      },
    },
    {
      name: 'services-know-no-http-no-storage',
      comment: 'A service decides over its ports; HTTP, stores, settings and Nest are around it.',
      severity: 'error',
      from: { path: SERVICE, pathNot: SPEC },
      to: {
        path: [
          CONTROLLER,
          MODULE,
          '^src/storage/',
          '^src/config/',
          '\\.config\\.ts$',
          '^src/common/problem/problem\\.filter\\.ts$',
          '^src/common/http/',
          '^(node:)?(http|http2|https)$',
        ],
      },
    },
    {
      name: 'only-nest-files-import-nest',
      comment:
        'Modules, controllers and DTOs know the framework; the rest loads in milliseconds without it.',
      severity: 'error',
      from: { path: '^src/', pathNot: [...NEST_FILES, SPEC] },
      to: { path: NEST_PACKAGES },
    },
    {
      name: 'plain-files-load-no-nest-files',
      comment:
        'With only-nest-files-import-nest: nothing the command line loads reaches Nest. Only `import()` may (risk serve).',
      severity: 'error',
      from: { path: '^src/', pathNot: [...NEST_FILES, SPEC] },
      to: { path: NEST_FILES, dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-charts-import-echarts',
      comment: 'One folder draws; the rest of the page says what is to be drawn.',
      severity: 'error',
      from: { path: '^src/', pathNot: [`${HTML_REPORT}charts/`, SPEC] },
      to: { path: '(^|/)node_modules/(echarts|zrender)/' },
    },
    {
      name: 'html-report-is-loaded-lazily',
      comment:
        'Charts cost half a second to load: what shows no page reaches them by `import()` alone.',
      severity: 'error',
      from: { path: '^src/', pathNot: [HTML_REPORT, SPEC] },
      to: { path: HTML_REPORT, dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'controllers-know-no-stores',
      comment: 'A controller translates HTTP for its service and goes no further.',
      severity: 'error',
      from: { path: CONTROLLER, pathNot: SPEC },
      to: { path: [...PORT, '^src/storage/'] },
    },
    {
      name: 'controllers-know-their-own-feature',
      comment: "What another feature's controller can do, its service can do for both.",
      severity: 'error',
      from: { path: `^src/([^/]+)/.*${CONTROLLER}`, pathNot: SPEC },
      to: { path: '\\.controller\\.ts$', pathNot: '^src/$1/' },
    },
    {
      name: 'storage-adapters-do-not-know-each-other',
      comment:
        'Each store stands alone; only the router per user, the resilient decorator and what moves users combine them.',
      severity: 'error',
      from: {
        path: '^src/storage/([^/]+)/',
        pathNot: ['^src/storage/(per-user|resilient|transfer)/', SPEC],
      },
      to: { path: ADAPTER, pathNot: '^src/storage/$1/' },
    },
    {
      name: 'storage-knows-no-services',
      comment: 'Adapters remember; what is decided is decided above the ports.',
      severity: 'error',
      from: { path: '^src/storage/', pathNot: SPEC },
      to: { path: [SERVICE, CONTROLLER] },
    },
    {
      name: 'only-the-registry-names-adapters',
      comment:
        'Nothing asks which store is running, so nothing can name one; the registry opens them.',
      severity: 'error',
      from: { path: '^src/', pathNot: [STORAGE_REGISTRY, ADAPTER, SPEC] },
      to: { path: ADAPTER },
    },
    {
      name: 'only-the-registry-names-price-sources',
      comment:
        'What asks for prices cannot tell where they come from; price-sources.ts opens the sources.',
      severity: 'error',
      from: { path: '^src/', pathNot: [PRICE_SOURCE_REGISTRY, PRICE_SOURCE_ADAPTER, SPEC] },
      to: { path: PRICE_SOURCE_ADAPTER },
    },
    {
      name: 'registries-open-lazily',
      comment: 'Only what is chosen is loaded: adapters are reached by `import()`.',
      severity: 'error',
      from: { path: [STORAGE_REGISTRY, PRICE_SOURCE_REGISTRY] },
      to: {
        path: [ADAPTER, PRICE_SOURCE_ADAPTER],
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-wiring-imports-config',
      comment:
        'Modules, *.config.ts and the composition read settings; everything else is given what it needs.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [...COMPOSITION, MODULE, '\\.config\\.ts$', '^src/config/', SPEC],
      },
      to: { path: '^src/config/' },
    },
    {
      name: 'config-knows-no-features',
      comment:
        'Settings are read before anything is there; the only word of ours they need is the user id.',
      severity: 'error',
      from: { path: '^src/config/', pathNot: SPEC },
      to: { path: '^src/', pathNot: ['^src/(config|common)/', '^src/auth/user-id\\.ts$'] },
    },
    {
      name: 'nothing-imports-the-composition',
      comment:
        'The server and the command line put the features together; no feature knows of them.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: [...COMPOSITION, SPEC] },
      to: { path: COMPOSITION },
    },
    ...featureOrder,
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or lack a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-test-code-in-production',
      comment: 'What ships does not know how it is tested.',
      severity: 'error',
      from: { path: '^src/', pathNot: SPEC },
      to: { path: [SPEC, '^(test|bench)/'] },
    },
    {
      name: 'no-barrels',
      comment: 'Import from the file that has it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '/index\\.[cm]?[jt]s$', pathNot: 'node_modules' },
    },
    {
      name: 'no-dev-dependencies-in-src',
      comment: 'What ships runs after `npm ci --omit=dev`.',
      severity: 'error',
      from: { path: '^src/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unlisted-packages',
      comment:
        'A package that only another package asked for can vanish with it: list it in package.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is not needed.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['\\.d\\.ts$', SPEC] },
      to: {},
    },
  ],
  options: {
    exclude: { path: '^src/generated/' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
