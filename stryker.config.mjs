import jest from './jest.config.mjs';

const pure = jest.projects.find((project) => project.displayName === 'pure');

/** Mutation testing of the rules by the pure tests: `npx stryker run`, or `npx stryker run --mutate domain/calendar.ts`. */
export default {
  mutate: ['domain/**/*.ts'],
  testRunner: 'jest',
  // The random lives are for breadth; here each mutant would live all of them.
  jest: { projectType: 'custom', config: { ...pure, testPathIgnorePatterns: ['test/tidy', 'test/templates', 'properties', 'either', 'model'] }, enableFindRelatedTests: true },
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false },
  // Its preparation of tsconfig.json wants a compiler of JavaScript, which TypeScript 7 is not; swc needs none.
  tsconfigFile: 'none.json',
  tempDirName: '.stryker-tmp',
  timeoutMS: 20_000,
};
