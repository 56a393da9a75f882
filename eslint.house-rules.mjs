/**
 * The rules of this house that ESLint's own sets do not know. A rule is the syntax it forbids, as
 * esquery selectors, where it holds and where it does not. Each has a probe in test/architecture.
 *
 * @typedef {object} HouseRule
 * @property {string} message what to do instead
 * @property {readonly string[]} forbids
 * @property {readonly string[]} files
 * @property {readonly string[]} [except]
 */

const SOURCES = ['src/**/*.ts'];
const SPECS = ['**/*.spec.ts', '**/*.{e2e,full}-spec.ts'];
const TESTS = [...SPECS, 'test/**'];
const EVERYWHERE = ['**/*.{ts,js,mjs,cjs}'];
const TEST_FUNCTION = 'Identifier[name=/^(it|test|describe)$/]';

/** @type {Readonly<Record<string, HouseRule>>} */
export const HOUSE_RULES = {
  'environment-only-in-config': {
    message: 'Only *.config.ts reads the environment; take a setting instead.',
    forbids: [
      "MemberExpression[object.name='process'][property.name='env']",
      "MemberExpression[object.name='process'][property.value='env']",
      "VariableDeclarator[init.name='process'] Property[key.name='env']",
      "ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name='env']",
    ],
    files: ['**/*.ts'],
    except: ['src/**/*.config.ts', 'prisma.config.ts', 'test/**', 'bench/**', ...SPECS],
  },
  'present-only-from-clock': {
    message: 'The present comes from a Clock (src/common/clock.ts), so that tests can fix it.',
    forbids: [
      "MemberExpression[object.name='Date'][property.name='now']",
      "NewExpression[callee.name='Date'][arguments.length=0]",
      "CallExpression[callee.name='Date']",
    ],
    files: EVERYWHERE,
    except: ['src/common/clock.ts'],
  },
  'no-unseeded-randomness': {
    message: 'Randomness has a seed; identifiers come from randomUUID of node:crypto.',
    forbids: ["MemberExpression[object.name='Math'][property.name='random']"],
    files: EVERYWHERE,
  },
  'engine-knows-no-world': {
    message: 'The engine is pure: whatever it needs from the world comes in as an argument.',
    forbids: [
      'MemberExpression[object.name=/^(process|performance|globalThis|crypto|console)$/]',
      'CallExpression[callee.name=/^(fetch|queueMicrotask|set(Timeout|Interval|Immediate))$/]',
      'ImportExpression',
    ],
    files: ['src/risk/engine/**/*.ts'],
    except: SPECS,
  },
  'no-forward-ref': {
    message: 'Two modules that need each other are one module, or lack a third.',
    forbids: ["Identifier[name='forwardRef']"],
    files: EVERYWHERE,
  },
  'global-modules-are-two': {
    message: 'Only storage and config are global; import the module where it is needed.',
    forbids: ["Decorator[expression.callee.name='Global']"],
    files: SOURCES,
    except: ['src/storage/storage.module.ts', 'src/config/config.module.ts'],
  },
  'http-exceptions-only-in-problem': {
    message: 'Throw an AppError with a code; only common/problem speaks of HTTP exceptions.',
    forbids: [
      "ImportDeclaration[source.value='@nestjs/common'] ImportSpecifier[imported.name=/Exception$/]",
    ],
    files: SOURCES,
    except: ['src/common/problem/**'],
  },
  'no-enums': {
    message: 'A closed choice is a union of literals.',
    forbids: ['TSEnumDeclaration'],
    files: ['**/*.ts'],
  },
  'no-barrels': {
    message: 'Import from the file that has it; nothing is exported twice.',
    forbids: ['ExportAllDeclaration', 'ExportNamedDeclaration[source!=null]'],
    files: EVERYWHERE,
  },
  'no-index-files': {
    message: 'A file is named after what is in it.',
    forbids: ['Program'],
    files: ['**/index.{ts,js,mjs,cjs}'],
  },
  'no-console': {
    message: 'Log through the logger; only the command line writes to the terminal.',
    forbids: ["MemberExpression[object.name='console']"],
    files: SOURCES,
    except: ['src/cli.ts', 'src/cli/**'],
  },
  'only-reports-round': {
    message: 'Figures leave unrounded; only the text and HTML reports round.',
    forbids: ['MemberExpression[property.name=/^(toFixed|toPrecision|toLocaleString)$/]'],
    files: SOURCES,
    except: ['src/cli/**', 'src/**/report/**', ...SPECS],
  },
  'few-parameters': {
    message:
      'Take one readonly object after the first parameters; over five dependencies is two classes.',
    forbids: [
      ':function[params.length>4]:not(MethodDefinition[kind="constructor"] > FunctionExpression)',
      'TSAbstractMethodDefinition > TSEmptyBodyFunctionExpression[params.length>4]',
      'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>5]',
    ],
    files: SOURCES,
  },
  'no-skipped-tests': {
    message: 'Nothing skips itself: every test runs, always.',
    forbids: [
      `MemberExpression[property.name=/^(only|skip|todo|failing)$/]:has(${TEST_FUNCTION})`,
      'CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]',
    ],
    files: TESTS,
  },
  'no-module-mocks': {
    message: 'Put a fake behind a port: module mocks do not hoist in ESM.',
    forbids: [
      "MemberExpression[object.name='jest'][property.name=/^(mock|doMock|unstable_mockModule)$/]",
    ],
    files: TESTS,
  },
  'tests-state-facts': {
    message: 'The name of a test is a fact in the present tense, without "should".',
    forbids: [
      "CallExpression:matches([callee.name=/^(it|test)$/], [callee.callee.property.name='each']) > Literal[value=/\\bshould\\b/i]",
    ],
    files: TESTS,
  },
  'no-fixed-sleeps': {
    message: 'Poll with a deadline (test/support) instead of sleeping.',
    forbids: [
      "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
      "ImportDeclaration[source.value='node:timers/promises']",
    ],
    files: SPECS,
  },
};

/** ESLint wants every rule as an object that makes visitors; a selector is the name of a visitor. */
export const housePlugin = {
  rules: Object.fromEntries(
    Object.entries(HOUSE_RULES).map(([name, { message, forbids }]) => [
      name,
      {
        meta: { type: 'problem', messages: { forbidden: message }, schema: [] },
        create: (context) =>
          Object.fromEntries(
            forbids.map((selector) => [
              selector,
              (node) => context.report({ node, messageId: 'forbidden' }),
            ]),
          ),
      },
    ]),
  ),
};

/** One block of configuration for each rule, so that its scope is its own. */
export const houseConfig = Object.entries(HOUSE_RULES).map(([name, { files, except = [] }]) => ({
  name: `house/${name}`,
  files,
  ignores: except,
  plugins: { house: housePlugin },
  rules: { [`house/${name}`]: 'error' },
}));
