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

/** What takes minutes: for `.ci/run`, and for whoever asks for it by name. */
const asked = (...folders) =>
  folders.filter((folder) => process.argv.some((argument) => argument === '--ci' || argument.includes(folder)));
/** Outages of whole servers, with crowds, processes killed at their worst moments, and pages in a real browser. */
const drills = asked('test/simulator', 'test/drills', 'test/kill', 'test/browser', 'test/console');
/** Every mail before an HTML checker, and before axe in a browser. */
const checkers = asked('test/valid-html', 'test/accessible-mails');

export default {
  projects: [
    {
      ...common,
      displayName: 'pure',
      testMatch: [
        '<rootDir>/test/{billing,domain,timeline,forecast,templates,tidy,ui}/**/*.test.ts',
        ...checkers.map((folder) => `<rootDir>/${folder}/**/*.test.ts`),
      ],
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
        '<rootDir>/test/{ports,workflow,api,lives,replay,releases,cli}/**/*.test.ts',
        ...drills.map((folder) => `<rootDir>/${folder}/**/*.test.ts`),
      ],
      setupFiles: ['<rootDir>/test/statements/record.ts'],
      globalSetup: '<rootDir>/test/servers.ts',
      globalTeardown: '<rootDir>/test/servers-down.ts',
    },
  ],
  testTimeout: 120_000,
  maxWorkers: 2,
  // What a file imported stays in its worker, as modules of a virtual machine are never let go: by the 300th file a
  // worker had no memory left. Between two files a worker that has taken this much is replaced.
  workerIdleMemoryLimit: '1GB',
};
