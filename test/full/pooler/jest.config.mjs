import { fileURLToPath } from 'node:url';
import everyday from '../../../jest.config.mjs';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** Everyday suites, as they are. What counts, ends or needs many connections of the server is not for behind a pooler. */
const EVERYDAY = [
  'test/contract/database-storage.spec.ts',
  'test/database/{row-level-security,session-settings,time-limits}.spec.ts',
  'test/e2e/{same-answers,portfolios,paging,idempotency}.e2e-spec.ts',
  'src/storage/prisma/migrations/{application-role,bring-up-to-date,pooler,safe-application-role}.spec.ts',
];

/** Suites with the application behind PgBouncer, and what only PgBouncer can show. @type {import('jest').Config} */
export default {
  ...everyday,
  rootDir: REPOSITORY,
  testMatch: [...EVERYDAY, 'test/full/pooler/*.full-spec.ts'].map((path) => `<rootDir>/${path}`),
  globalSetup: '<rootDir>/test/full/pooler/before-all.mjs',
  globalTeardown: '<rootDir>/test/full/pooler/after-all.mjs',
  testTimeout: 120_000,
};
