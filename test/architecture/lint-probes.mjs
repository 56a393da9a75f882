/**
 * What each house rule of ESLint is there to stop: a line of code that breaks that rule and no other in
 * the file named, and a file where the same line is allowed, if there is one.
 *
 * @typedef {object} LintProbe
 * @property {string} file
 * @property {string} code
 * @property {string} [allowedIn]
 *
 * @type {Readonly<Record<string, readonly LintProbe[]>>}
 */
export const LINT_PROBES = {
  'house/environment-only-in-config': [
    {
      file: 'src/risk/risk.service.ts',
      code: 'export const key = process.env.KEY;',
      allowedIn: 'src/risk/risk.config.ts',
    },
    { file: 'src/cli.ts', code: "export const key = process['env'];" },
    { file: 'src/cli.ts', code: 'export const { env } = process;' },
    {
      file: 'src/main.ts',
      code: "import { env } from 'node:process';\nexport const key = env.KEY;",
    },
  ],
  'house/present-only-from-clock': [
    {
      file: 'src/risk/risk.service.ts',
      code: 'export const now = Date.now();',
      allowedIn: 'src/common/clock.ts',
    },
    { file: 'src/cli/demo.ts', code: 'export const now = new Date();' },
    { file: 'test/e2e/portfolio.e2e-spec.ts', code: 'export const now = Date();' },
  ],
  'house/no-unseeded-randomness': [
    { file: 'src/storage/file/atomic-file.ts', code: 'export const suffix = Math.random();' },
    { file: 'test/support/builders.ts', code: 'export const price = Math.random() * 100;' },
  ],
  'house/engine-knows-no-world': [
    {
      file: 'src/risk/engine/analyze.ts',
      code: 'export const started = performance.now();',
      allowedIn: 'src/risk/risk.service.ts',
    },
    { file: 'src/risk/engine/analyze.ts', code: 'setTimeout(() => undefined, 0);' },
    { file: 'src/risk/engine/analyze.ts', code: "export const solver = import('highs');" },
  ],
  'house/no-forward-ref': [
    {
      file: 'src/risk/risk.module.ts',
      code: "import { forwardRef } from '@nestjs/common';\nexport const later = forwardRef(() => Number);",
    },
  ],
  'house/global-modules-are-two': [
    {
      file: 'src/risk/risk.module.ts',
      code: '@Global()\n@Module({})\nexport class RiskModule {}',
      allowedIn: 'src/storage/storage.module.ts',
    },
  ],
  'house/http-exceptions-only-in-problem': [
    {
      file: 'src/risk/risk.controller.ts',
      code: "import { NotFoundException } from '@nestjs/common';\nexport const error = new NotFoundException();",
      allowedIn: 'src/common/problem/problem.filter.ts',
    },
  ],
  'house/no-enums': [
    { file: 'src/portfolio/portfolio.ts', code: "export enum Unit { Shares = 'shares' }" },
    { file: 'test/support/stores.ts', code: 'export const enum Store { File }' },
  ],
  'house/no-barrels': [
    { file: 'src/portfolio/portfolio.ts', code: "export * from './position.js';" },
    { file: 'src/portfolio/portfolio.ts', code: "export { position } from './position.js';" },
  ],
  'house/no-index-files': [{ file: 'src/portfolio/index.ts', code: 'export const unit = 1;' }],
  'house/no-console': [
    {
      file: 'src/risk/risk.service.ts',
      code: "console.log('analyzed');",
      allowedIn: 'src/cli/analyze.ts',
    },
  ],
  'house/only-reports-round': [
    {
      file: 'src/risk/risk.service.ts',
      code: 'export const text = (0.123).toFixed(2);',
      allowedIn: 'src/risk/report/percent.ts',
    },
    { file: 'src/risk/engine/sum.ts', code: 'export const text = (0.123).toPrecision(2);' },
  ],
  'house/few-parameters': [
    {
      file: 'src/risk/engine/sum.ts',
      code: 'export function sum(a: 1, b: 1, c: 1, d: 1, e: 1): number {\n  return a + b + c + d + e;\n}',
    },
    {
      file: 'src/portfolio/portfolio.store.ts',
      code: 'export abstract class Store {\n  abstract save(a: 1, b: 1, c: 1, d: 1, e: 1): void;\n}',
    },
    {
      file: 'src/risk/risk.service.ts',
      code: 'export class Risk {\n  constructor(readonly a: 1, readonly b: 1, readonly c: 1, readonly d: 1, readonly e: 1, readonly f: 1) {}\n}',
    },
  ],
  'house/no-skipped-tests': [
    { file: 'src/risk/risk.service.spec.ts', code: "it.skip('adds up', () => undefined);" },
    {
      file: 'test/e2e/risk.e2e-spec.ts',
      code: "describe.only.each([1])('adds up', () => undefined);",
    },
    { file: 'test/contract/storage.contract.ts', code: "xit('adds up', () => undefined);" },
    { file: 'test/contract/storage.contract.ts', code: "it.todo('adds up');" },
  ],
  'house/no-module-mocks': [
    { file: 'src/risk/risk.service.spec.ts', code: "jest.mock('./risk.service.js');" },
    {
      file: 'src/risk/risk.service.spec.ts',
      code: "jest.unstable_mockModule('./risk.service.js', () => ({}));",
    },
  ],
  'house/tests-state-facts': [
    { file: 'src/risk/sum.spec.ts', code: "it('should add up', () => undefined);" },
    { file: 'src/risk/sum.spec.ts', code: "it.each([1, 2])('should add %d up', () => undefined);" },
  ],
  'house/no-fixed-sleeps': [
    {
      file: 'test/e2e/risk.e2e-spec.ts',
      code: 'await new Promise((resolve) => setTimeout(resolve, 500));',
      allowedIn: 'test/support/eventually.ts',
    },
    {
      file: 'src/storage/file/lock.spec.ts',
      code: "import { setTimeout } from 'node:timers/promises';\nawait setTimeout(500);",
    },
  ],
  'max-lines': [
    {
      file: 'src/risk/engine/everything.ts',
      code: '// a line\n'.repeat(251),
      allowedIn: 'test/support/everything.ts',
    },
  ],
  '@typescript-eslint/no-non-null-assertion': [
    {
      file: 'src/risk/engine/sum.ts',
      code: 'export const first = (values: readonly number[]) => values[0]!;',
      allowedIn: 'src/risk/dto/first.ts',
    },
  ],
  '@typescript-eslint/no-explicit-any': [
    {
      file: 'src/risk/engine/sum.ts',
      code: 'export const first = (values: any): boolean => values === 0;',
    },
    { file: 'test/support/builders.ts', code: 'export const anything: any = 1;' },
  ],
};
