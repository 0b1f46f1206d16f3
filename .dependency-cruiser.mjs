/**
 * Who may import whom: the table of the house, `domain` at the bottom and `cli` at the top. Imports of types count like
 * any other.
 */
const folders = 'domain|workflows|activities|ports|templates|prisma|api|cli|test|bench';

/** Everything of ours that this folder may not import. */
const only = (folder, allowed, comment) => ({
  name: `${folder}-imports`,
  comment,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: `^(${folders}|temporal\\.config\\.ts)(/|$)`, pathNot: [`^${folder}/`, ...allowed] },
});

/** Of the API's own parts, this one may import these. */
const floor = (part, allowed, comment) => ({
  name: `api-${part}-imports`,
  comment,
  severity: 'error',
  from: { path: `^api/${part}(/|\\.ts$)` },
  to: { path: '^api/', pathNot: [part, ...allowed].map((one) => `^api/${one}(/|\\.ts$)`) },
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Everything has an order, types too.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { circular: true },
    },
    {
      name: 'no-strays',
      comment: 'A path that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages',
      comment: 'Every package that we import is in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-packages-in-product',
      severity: 'error',
      from: { pathNot: '^(test|bench|cli/check)|\\.config\\.|^\\.dependency-cruiser' },
      to: { dependencyTypes: ['npm-dev'] },
    },

    only('domain', [], 'The rules are pure: nothing of ours, so that they can be read and tested alone.'),
    only('workflows', ['^domain/', '^temporal\\.config\\.ts$'], 'Hands and clock: they know accounts by their ids.'),
    only(
      'activities',
      [
        '^domain/',
        '^ports/[^/]+/[^/]+\\.ts$',
        '^ports/failures\\.ts$',
        '^templates/company\\.ts$',
        '^temporal\\.config\\.ts$',
      ],
      'One verb a file, on the types of the ports.',
    ),
    only(
      'ports',
      ['^domain/', '^templates/', '^prisma/client/'],
      "Adapters know the rules' words, never who calls them.",
    ),
    only('templates', ['^domain/'], 'Words and layout.'),
    only('prisma', ['^domain/'], 'The schema and how it is applied.'),
    only(
      'api',
      [
        '^domain/',
        '^ports/[^/]+/[^/]+\\.ts$',
        '^ports/gateway/sandbox/book\\.ts$',
        '^workflows/client/(engine|advance)\\.ts$',
        '^templates/languages\\.ts$',
        '^temporal\\.config\\.ts$',
      ],
      'It asks and reads; it builds nothing.',
    ),
    floor('deps', [], 'What the API stands on.'),
    floor('http', ['deps'], 'What every route stands on knows no resource.'),
    floor('account', ['http', 'deps'], 'What routes ask of an account, whatever their resource.'),
    floor('health', ['http', 'deps'], 'Without any resource.'),
    floor('openapi', ['http', 'deps'], 'Made of the routes that are there, whichever they are.'),
    floor('v1', ['account', 'http', 'deps'], 'Routes know neither the server nor its document.'),
    {
      name: 'resources-apart',
      comment: 'Of another resource only how it is spoken of; of an override also what a forecast imagines.',
      severity: 'error',
      from: { path: '^api/v1/([^/]+)/' },
      to: {
        path: '^api/v1/',
        pathNot: [
          '^api/v1/$1/',
          '^api/v1/[^/]+/(shapes|shown|filter)\\.ts$',
          '^api/v1/overrides/(commands|order)\\.ts$',
        ],
      },
    },

    {
      name: 'domain-packages',
      comment: 'The rules stand on the state chart and the calendar arithmetic only.',
      severity: 'error',
      from: { path: '^domain/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: '^node_modules/(xstate|temporal-polyfill|temporal-spec|date-holidays|clabe-validator|validate-rfc)/',
      },
    },
    {
      name: 'holidays-are-data',
      comment: 'A policy carries its holidays, so that an update of a library changes no replay.',
      severity: 'error',
      from: { path: '^(domain/chart|workflows)/' },
      to: { path: ['^node_modules/date-holidays/', '^domain/(policy/mexico|mexico/holidays)\\.ts$'] },
    },
    {
      name: 'chart-imports-no-values-of-policy',
      comment: 'Day numbers come with the case.',
      severity: 'error',
      from: { path: '^domain/chart/' },
      to: { path: '^domain/policy/mexico\\.ts$' },
    },
    {
      name: 'policies-know-no-chart',
      comment: 'What a policy may say is judged by itself; lives under it are played above, in foresight.',
      severity: 'error',
      from: { path: '^domain/(policy|mexico|money)/' },
      to: { path: '^domain/(chart|foresight)/' },
    },
    {
      name: 'real-adapters-are-built-in-cli',
      severity: 'error',
      from: { path: '^(api|workflows|activities|templates|domain)/' },
      to: {
        path: '^ports/(store/postgres|gateway/(sandbox|stripe)|mailer/(outbox|resend))',
        pathNot: '^ports/gateway/sandbox/book\\.ts$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^prisma/client/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'],
    },
    reporterOptions: {
      archi: { collapsePattern: `^(${folders})/[^/]+` },
      dot: { collapsePattern: `^(${folders})/[^/]+` },
    },
  },
};
