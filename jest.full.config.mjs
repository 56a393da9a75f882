import everyday from './jest.config.mjs';

/** Tests that need more than npm installs; `npm run test:full` looks for it first. @type {import('jest').Config} */
export default {
  ...everyday,
  roots: ['<rootDir>/test/full'],
  testMatch: ['**/*.full-spec.ts'],
  testTimeout: 120_000,
};
