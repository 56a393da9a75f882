import everyday from './jest.config.mjs';

/** Tests that need a program of the system each; `npm run test:full` looks for it first. @type {import('jest').Config} */
export default {
  ...everyday,
  roots: ['<rootDir>/test/full'],
  testMatch: ['<rootDir>/test/full/*.full-spec.ts'],
  testTimeout: 120_000,
};
