/**
 * Two kinds of tests: pure ones, and those that need PostgreSQL and Temporal (started once, on free ports, by
 * `test/servers.ts`).
 */
const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp'],
};

/** Outages of whole servers, with crowds: for `.ci/run`, and for whoever asks for them by name. */
const drills = process.argv.some((argument) => argument === '--ci' || argument.includes('test/drills'))
  ? ['<rootDir>/test/drills/**/*.test.ts']
  : [];

export default {
  projects: [
    {
      ...common,
      displayName: 'pure',
      testMatch: ['<rootDir>/test/{domain,timeline,forecast,templates,tidy}/**/*.test.ts'],
    },
    {
      ...common,
      displayName: 'servers',
      testMatch: ['<rootDir>/test/{ports,workflow,api,lives,replay,kill,cli}/**/*.test.ts', ...drills],
      globalSetup: '<rootDir>/test/servers.ts',
      globalTeardown: '<rootDir>/test/servers-down.ts',
    },
  ],
  testTimeout: 120_000,
  maxWorkers: 2,
};
