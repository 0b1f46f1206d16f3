/**
 * Three kinds of tests: pure ones; random lives by the thousand, pure too; and those that need PostgreSQL and Temporal
 * (started once, on free ports, by `test/servers.ts`).
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

/**
 * Outages of whole servers, with crowds, processes killed at their worst moments, and pages in a real browser: for
 * `.ci/run`, and for whoever asks for them by name.
 */
const drills = ['test/drills', 'test/kill', 'test/browser'].filter((folder) =>
  process.argv.some((argument) => argument === '--ci' || argument.includes(folder)),
);

export default {
  projects: [
    {
      ...common,
      displayName: 'pure',
      testMatch: ['<rootDir>/test/{domain,timeline,forecast,templates,tidy}/**/*.test.ts'],
    },
    {
      ...common,
      displayName: 'random',
      testMatch: ['<rootDir>/test/random/**/*.test.ts'],
    },
    {
      ...common,
      displayName: 'servers',
      testMatch: [
        '<rootDir>/test/{ports,workflow,api,lives,replay,cli}/**/*.test.ts',
        ...drills.map((folder) => `<rootDir>/${folder}/**/*.test.ts`),
      ],
      globalSetup: '<rootDir>/test/servers.ts',
      globalTeardown: '<rootDir>/test/servers-down.ts',
    },
  ],
  testTimeout: 120_000,
  maxWorkers: 2,
};
