import type pg from 'pg';

/** Tables that stay small, whatever becomes of the company: to read all of one is no more than to look one up. */
const SMALL: ReadonlySet<string> = new Set([
  '_prisma_migrations',
  'accounts_by_version', // as the next but one
  'api_keys',
  'debts_by_due_day', // sums by day, and what the upkeep has not folded into them yet
  'email_bodies_other', // as the next ones: what came before its month had a part
  'inbox_bodies_other',
  'incoming_calls',
  'invoice_run_changes',
  'mail_in_bodies_other',
  'password_links', // as the sessions: of those who work here, and forgotten in time
  'policies',
  'policy_segments',
  'price_books',
  'rails_away',
  'record_info',
  'sessions',
  'switch_changes',
  'usage_sources',
  'users',
  'webhook_bodies_other',
  'webhook_endpoints',
]);

/** Statements that are about all of a table, and why that may be. */
const ABOUT_ALL: readonly { table: string; says: RegExp; why: string }[] = [
  {
    table: 'accounts',
    says: /FILTER \(WHERE days/,
    why: 'aging on a past day is a report, of all that was open',
  },
  {
    table: 'accounts',
    says: /count\(\*\)::int AS n FROM accounts WHERE NOT test_clock/,
    why: 'by how many an import is spread',
  },
  {
    table: '*',
    says: /^\s*SELECT count\(\*\) AS n FROM (accounts a JOIN|projections p)/,
    why: 'how many a filter finds',
  },
  {
    table: '*',
    says: /count\(\*\) AS n FROM accounts a LEFT JOIN projections p/,
    why: 'of how many the breaker takes a share, counted now and then',
  },
  { table: '*', says: /"booked_at" [<>]=? \$\d/, why: 'the sandbox bank’s book since a day, for reconcile' },
  { table: 'invoices', says: /coalesce\(i\.open, 0\) <> p\.open_minor/, why: 'whether all that is open adds up' },
  { table: '*', says: /sum\(hashtextextended\(t::text, 0\)\)/, why: 'whether two records are the same' },
  { table: '*', says: /^(UPDATE \w+ SET (\w+) = \2|DELETE FROM \w+)$/, why: 'a test’s, of what is never changed' },
  { table: '*', says: /WITH expected AS/, why: 'a month’s run of invoices is of all subscriptions' },
];

/** Indexes of a part that is most of all: a walk along one is one of all rows. */
const MOST_OF_ALL: ReadonlySet<string> = new Set([
  'account_states_wake_idx',
  'accounts_real_time_idx',
  'billed_months_through_idx',
  'invoices_open_by_due_day_idx',
  'invoices_open_of_account_idx',
]);

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: Node[];
}

/**
 * What a statement reads the whole of, by PostgreSQL's plan for any values, with sequential scans only where nothing else
 * is left: tables that no index leads into, and whole indexes of all rows. A walk along an index that ends with a page is none.
 */
export async function scansOf(client: pg.Client, text: string): Promise<string[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
    `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`,
  );
  const partial = await partialIndexes(client);
  const found: string[] = [];
  const look = (node: Node, isPage: boolean, above = ''): void => {
    const type = node['Node Type'];
    const table = node['Relation Name'] ?? above;
    if (type === 'Seq Scan') found.push(table);
    const isWhole = /^(Bitmap )?Index (Only )?Scan$/.test(type) && node['Index Cond'] === undefined;
    if (isWhole && !isPage && !partial.has(node['Index Name'] ?? '')) found.push(`${table} by ${node['Index Name']}`);
    const pages = type === 'Limit' || (isPage && PASSES.has(type));
    for (const child of node.Plans ?? []) look(child, pages, table);
  };
  look(rows[0]?.['QUERY PLAN'][0].Plan as Node, false);
  return found.filter((one) => {
    const [table = ''] = one.split(' ');
    const mayBe = ABOUT_ALL.some(({ table: of, says }) => (of === '*' || of === table) && says.test(text));
    return !SMALL.has(table) && !mayBe;
  });
}

/** What asks of the one below no more rows than are asked of it. */
const PASSES = new Set([
  'Nested Loop',
  'Result',
  'Subquery Scan',
  'Merge Append',
  'Append',
  'LockRows',
  'Memoize',
  'ProjectSet',
]);

const known = new WeakMap<pg.Client, Promise<ReadonlySet<string>>>();
function partialIndexes(client: pg.Client): Promise<ReadonlySet<string>> {
  let asked = known.get(client);
  if (asked === undefined) {
    asked = client
      .query<{ name: string }>('SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indpred IS NOT NULL')
      .then(({ rows }) => rows.map(({ name }) => name.replaceAll('"', '')))
      .then((names) => new Set(names.filter((name) => !MOST_OF_ALL.has(name))));
    known.set(client, asked);
  }
  return asked;
}
