import { fileURLToPath } from 'node:url';
import everyday from '../../../jest.config.mjs';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** Everyday suites, as they are. */
const EVERYDAY = [
  'test/contract/database-storage.spec.ts',
  'test/database/{prisma-agrees,row-level-security,session-settings,ways-back}.spec.ts',
  'test/e2e/{same-answers,portfolios,paging}.e2e-spec.ts',
  'src/storage/prisma/migrations/*.spec.ts',
];

/** Suites on the oldest PostgreSQL that will do. @type {import('jest').Config} */
export default {
  ...everyday,
  rootDir: REPOSITORY,
  testMatch: [...EVERYDAY, 'test/full/postgresql-15/*.full-spec.ts'].map(
    (path) => `<rootDir>/${path}`,
  ),
  globalSetup: '<rootDir>/test/full/postgresql-15/before-all.mjs',
  testTimeout: 120_000,
};
