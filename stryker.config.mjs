/**
 * Mutation testing of the rules by the pure tests: `npx stryker run`, or `npx stryker run --mutate domain/time/calendar.ts`.
 * The tests run on Mocha here, which loads them once for all mutants; Jest loads everything anew for each
 * (docs/decisions/007).
 */
export default {
  mutate: ['domain/**/*.ts'],
  testRunner: 'mocha',
  // The random lives and the costs of many are for breadth; here each mutant would live all of them.
  mochaOptions: {
    spec: ['test/{billing,domain,forecast,timeline}/*.test.ts'],
    ignore: ['test/timeline/{both-ledgers,cost,model}.test.ts', 'test/forecast/rehearsal.test.ts'],
  },
  testRunnerNodeArgs: ['--import', 'tsx', '--import', './test/mutation/loader.mjs'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  // Its preparation of tsconfig.json wants a compiler of JavaScript, which TypeScript 7 is not; tsx needs none.
  tsconfigFile: 'none.json',
  tempDirName: '.stryker-tmp',
  timeoutMS: 10_000,
};
