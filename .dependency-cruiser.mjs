import { postgres, resources } from './.dependency-cruiser.store.mjs';

/**
 * Who may import whom: the table of the house, `domain` at the bottom and `cli` at the top. Imports of types count like
 * any other.
 */
const folders = 'company|domain|workflows|activities|ports|templates|prisma|api|tools|cli|test|bench';

/** The ports' own types, how they fail, and ids that both sides make alike. */
const PORTS = ['^ports/[^/]+/[^/]+\\.ts$', '^ports/(failures|within|hashed-id)\\.ts$'];

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

/** The chart's layers, the lowest first: nothing imports from one above its own. The top is the folder itself. */
const layers = ['state', 'reads', 'because', 'requests', 'reactions', 'machine'];

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
      from: { pathNot: '^(test|bench|tools|cli/check)|\\.config\\.|^\\.dependency-cruiser' },
      to: { dependencyTypes: ['npm-dev'] },
    },

    only('domain', [], 'The rules are pure: nothing of ours, so that they can be read and tested alone.'),
    only('workflows', ['^domain/', '^temporal\\.config\\.ts$'], 'Hands and clock: they know accounts by their ids.'),
    {
      name: 'engine-without-collections',
      comment: 'What looks, performs, sleeps and reaches knows work, agendas and time, and no word of collections.',
      severity: 'error',
      from: { path: '^(workflows/(account|client|host)/|domain/work\\.ts$)' },
      to: { path: '^domain/', pathNot: '^domain/(work\\.ts$|time/)' },
    },
    {
      name: 'engine-floors',
      comment: 'The workflow stands alone; who calls it, hosts it and looks after it know it, and not one another.',
      severity: 'error',
      from: { path: '^workflows/([^/]+)/' },
      to: { path: '^workflows/', pathNot: '^workflows/($1|account)/' },
    },
    only(
      'activities',
      ['^domain/', ...PORTS, '^temporal\\.config\\.ts$'],
      'One verb a file, on the types of the ports.',
    ),
    only(
      'ports',
      ['^domain/', '^prisma/client/', '^prisma/backup/second\\.ts$'],
      "Adapters know the rules' words, never who calls them.",
    ),
    only('company', ['^domain/'], 'The seed company as data, and the check of any other.'),
    only(
      'templates',
      ['^domain/', '^company/(company|languages)\\.ts$'],
      'Words and layout: they know what a company is and what it writes in, and are given theirs.',
    ),
    only('prisma', ['^domain/'], 'The schema and how it is applied.'),
    only(
      'api',
      [
        '^domain/',
        ...PORTS,
        '^ports/gateway/(sandbox/)?book\\.ts$',
        '^workflows/client/(engine|advance)\\.ts$',
        '^temporal\\.config\\.ts$',
      ],
      'It asks and reads; it builds nothing.',
    ),
    only('tools', [], 'What makes something of what it is given.'),
    floor('deps', [], 'What the API stands on.'),
    floor('http', ['deps'], 'What every route stands on knows no resource.'),
    floor('account', ['http', 'deps'], 'What routes ask of an account, whatever their resource.'),
    floor('health', ['http', 'deps'], 'Without any resource.'),
    floor('openapi', ['http', 'deps'], 'Made of the routes that are there, whichever they are.'),
    floor('fiscal', ['http', 'deps'], 'What routes have stamped, whatever their resource.'),
    floor('v1', ['account', 'fiscal', 'http', 'deps'], 'Routes know neither the server nor its document.'),
    floor('browser', ['http', 'deps'], 'Built files for whoever asks.'),
    floor('pay', ['v1', 'account', 'http', 'deps'], 'Pages for customers stand on what the routes stand on.'),
    floor('(password|oidc)', ['http', 'deps'], 'For browsers of people of the company, without any resource.'),
    floor('webhooks', ['v1', 'http', 'deps'], 'What comes by itself has the same bodies as what is sent.'),
    {
      name: 'resources-apart',
      comment: 'Of another resource only how it is spoken of; of an override also what a forecast imagines.',
      severity: 'error',
      from: { path: '^api/v1/([^/]+)/' },
      to: {
        path: '^api/v1/',
        pathNot: [
          '^api/v1/$1/',
          '^api/v1/[^/]+/(shapes|shown|filter|sentences)\\.ts$',
          '^api/v1/overrides/(commands|order)\\.ts$',
          // What stands in a file of accounts is what their own routes take.
          '^api/v1/(accounts|invoices)/bodies\\.ts$',
        ],
      },
    },

    {
      name: 'money-knows-no-chart',
      comment: 'What money does is the same for whoever asks: the record, the forecast, the backtest.',
      severity: 'error',
      from: { path: '^domain/money/' },
      to: { path: '^domain/', pathNot: '^domain/(money/|account\\.ts$)' },
    },
    {
      name: 'matching-stands-on-money',
      severity: 'error',
      from: { path: '^domain/matching/' },
      to: { path: '^domain/', pathNot: '^domain/(matching/|money/|account\\.ts$|refusal\\.ts$)' },
    },
    {
      name: 'store-database',
      comment: 'Connections, statements and values know no account and no paper.',
      severity: 'error',
      from: { path: `${postgres}db/` },
      to: { path: postgres, pathNot: `${postgres}db/` },
    },
    {
      name: 'store-decision',
      comment: 'The one writer knows no paper: what they write at its word is handed in.',
      severity: 'error',
      from: { path: `${postgres}decide/` },
      to: { path: `${postgres}[^/]+\\.ts$` },
    },
    ...resources,

    ...layers.map(chartLayer),
    {
      name: 'why-reads-only',
      comment: 'What the account says of itself is read from its state, its agenda and its landmarks.',
      severity: 'error',
      from: { path: '^domain/chart/why/' },
      to: { path: '^domain/chart/(requests|reactions|machine)/' },
    },
    {
      name: 'decisions-rest-on-no-reasons',
      comment: 'Reasons explain what was decided: nothing is decided by them.',
      severity: 'error',
      from: { path: '^domain/chart/(state|reads|requests|reactions|machine)/' },
      to: { path: '^domain/chart/(because|why)/' },
    },
    {
      name: 'reads-know-no-turn',
      comment: 'A read asks the context and changes nothing: it can be asked anywhere, as often as one likes.',
      severity: 'error',
      from: { path: '^domain/chart/(reads|because|requests)/' },
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
      to: {
        path: [
          '(^|/)node_modules/date-holidays/',
          '^domain/(policy/(mexico|spain|shipped)|(mexico|spain)/holidays)\\.ts$',
        ],
      },
    },
    {
      name: 'chart-imports-no-values-of-policy',
      comment: 'Day numbers come with the case.',
      severity: 'error',
      from: { path: '^domain/chart/' },
      to: { path: '^domain/policy/(mexico|spain|shipped)\\.ts$' },
    },
    {
      name: 'policies-know-no-chart',
      comment: 'What a policy may say is judged by itself; lives under it are played above, in foresight.',
      severity: 'error',
      from: { path: '^domain/(policy|mexico|spain|money)/' },
      to: { path: '^domain/(chart|foresight)/' },
    },
    {
      name: 'real-adapters-are-built-in-cli',
      comment:
        'All of a port but its own type file (`mailer/mailer.ts`; of the store, what stands beside its adapters).',
      severity: 'error',
      from: { path: '^(api|workflows|activities|templates|domain)/' },
      to: {
        path: '^ports/[^/]+/',
        pathNot: ['^ports/([^/]+)/\\1\\.ts$', '^ports/store/[^/]+\\.ts$', '^ports/gateway/(sandbox/)?book\\.ts$'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What a browser runs is written in another syntax: `test/tidy/ui-imports.test.ts` holds its directions.
    exclude: { path: '^(\\.puntual|prisma/client|ui|console|test/ui)/' },
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
