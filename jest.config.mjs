import { availableParallelism } from 'node:os';

// Four projects, by the reach of a test: unit (no I/O), int (one service on real backing services), store (what we use of
// MongoDB, on each engine at hand), e2e (the whole system through its public doors). `npm test` runs all; `npm test -- --selectProjects unit` runs one.
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  // Packages are tested from their sources, so a stale build can never make a test pass.
  moduleNameMapper: {
    '^@rehearsal/(contracts|coach-http|privacy|rehearsing|reporting|client|platform|processes|backing|testing)/(.*)$':
      '<rootDir>/packages/$1/src/$2.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.rehearse/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.rehearse/'],
};
const backed = {
  globalSetup: '<rootDir>/packages/testing/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/packages/testing/jest/global-teardown.mjs',
};

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/**/*.unit.test.ts'] },
    { ...shared, ...backed, displayName: 'int', testMatch: ['<rootDir>/**/*.int.test.ts'] },
    { ...shared, displayName: 'store', testMatch: ['<rootDir>/**/*.store.test.ts'] },
    { ...shared, ...backed, displayName: 'e2e', testMatch: ['<rootDir>/e2e/**/*.e2e.test.ts'] },
  ],
  testSequencer: '<rootDir>/scripts/longest-first.mjs',
  // A guard against what hangs, and longer than any one wait in a test on a machine as busy as any.
  testTimeout: 300_000,
  // Most of the time a test waits: for a broker, a schedule, a load run that lasts some seconds. So there are some at once
  // even where the processors are few.
  maxWorkers: Math.max(4, availableParallelism() - 1),
};
