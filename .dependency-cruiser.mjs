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

/** The chart's layers, the lowest first: nothing imports from one above its own. The top is the folder itself. */
const layers = ['state', 'reads', 'requests', 'reactions', 'machine'];

const chartLayer = (layer, i) => ({
  name: `chart-${layer}-imports`,
  comment: `The chart by layer: ${layers.slice(0, i + 1).join(' < ')}, and nothing above.`,
  severity: 'error',
  from: { path: `^domain/chart/${layer}/` },
  to: { path: '^domain/chart/', pathNot: layers.slice(0, i + 1).map((lower) => `^domain/chart/${lower}/`) },
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
        '^temporal\\.config\\.ts$',
      ],
      'It asks and reads; it builds nothing.',
    ),

    ...layers.map(chartLayer),
    {
      name: 'reads-know-no-turn',
      comment: 'A read asks the context and changes nothing: it can be asked anywhere, as often as one likes.',
      severity: 'error',
      from: { path: '^domain/chart/(reads|requests)/' },
      to: { path: '^domain/chart/state/turn\\.ts$' },
    },
    {
      name: 'chart-is-asked-from-its-top',
      comment: 'Whoever runs the chart knows its top, its state and what is asked of it, never how it reacts.',
      severity: 'error',
      from: { path: `^(${folders})/`, pathNot: '^(domain/chart|test|cli)/' },
      to: { path: '^domain/chart/(reactions|machine)/' },
    },

    {
      name: 'domain-packages',
      comment: 'The rules stand on the state chart and the calendar arithmetic only.',
      severity: 'error',
      from: { path: '^domain/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot:
          '(^|/)node_modules/(xstate|temporal-polyfill|temporal-spec|date-holidays|clabe-validator|validate-rfc)/',
      },
    },
    {
      name: 'holidays-are-data',
      comment: 'A policy carries its holidays, so that an update of a library changes no replay.',
      severity: 'error',
      from: { path: '^(domain/chart|workflows)/' },
      to: { path: ['(^|/)node_modules/date-holidays/', '^domain/(policy/mexico|mexico/holidays)\\.ts$'] },
    },
    {
      name: 'chart-imports-no-values-of-policy',
      comment: 'Day numbers come with the case.',
      severity: 'error',
      from: { path: '^domain/chart/' },
      to: { path: '^domain/policy/mexico\\.ts$' },
    },
    {
      name: 'real-adapters-are-built-in-cli',
      comment:
        'All of a port but its own type file (`mailer/mailer.ts`; of the store, what stands beside its adapters).',
      severity: 'error',
      from: { path: '^(api|workflows|activities|templates|domain)/' },
      to: {
        path: '^ports/[^/]+/',
        pathNot: ['^ports/([^/]+)/\\1\\.ts$', '^ports/store/[^/]+\\.ts$', '^ports/gateway/sandbox/book\\.ts$'],
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
