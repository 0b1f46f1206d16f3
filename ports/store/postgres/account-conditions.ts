import { BUCKET_DAYS } from '../../../domain/aging.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import type { AccountFilter } from '../account-filter.ts';
import type { Desk } from './decide/desk.ts';
import { dateOf } from './db/values.ts';

/** What lists of accounts look through: `a` the account, `p` what readers see of it. */
export const ACCOUNTS = Prisma.sql`accounts a JOIN projections p ON p.account_id = a.id`;

/** The same where nothing of the account is asked for: `p` alone. */
export const accountsFor = (filter: AccountFilter): Prisma.Sql =>
  Object.entries(filter).every(([name, value]) => value === undefined || OF_PROJECTIONS.has(name))
    ? Prisma.sql`projections p`
    : ACCOUNTS;

/** What is looked for in what readers see of an account. */
const OF_PROJECTIONS: ReadonlySet<string> = new Set([
  'state',
  'service',
  'overdueFrom',
  'balanceFromMinor',
  'balanceToMinor',
  'owner',
  'hold',
  'tag',
] satisfies (keyof AccountFilter)[]);

/** The machine's time as a statement says it. */
export const machineTime = (desk: Pick<Desk, 'machineNow'>): Prisma.Sql =>
  desk.machineNow === null ? Prisma.sql`now()` : Prisma.sql`${dateOf(desk.machineNow())}::timestamptz`;

/** The local day on which the account of `a` is. Its state is read where it has a time of its own alone. */
export const localToday = (machineNow: Prisma.Sql): Prisma.Sql => Prisma.sql`(CASE WHEN a.test_clock
  THEN ${machineNow} + (SELECT skew_ms FROM account_states WHERE account_id = a.id) * interval '1 millisecond'
  ELSE ${machineNow} END AT TIME ZONE a.time_zone)::date`;

type Conditions = {
  [K in keyof Required<AccountFilter>]: (value: NonNullable<AccountFilter[K]>, now: Prisma.Sql) => Prisma.Sql;
};

const CONDITIONS: Conditions = {
  state: (state) => Prisma.sql`p.state = ${state}`,
  service: (service) => Prisma.sql`p.service = ${service}`,
  overdueFrom: (day) => Prisma.sql`p.overdue_since <= ${day}::date`,
  q: (text) => findable(literally(text.toLowerCase())),
  currency: (currency) => Prisma.sql`a.currency = ${currency}`,
  policy: (name) => Prisma.sql`a.policy_name = ${name}`,
  policyVersion: (version) => Prisma.sql`a.policy_version = ${version}::int`,
  // As its index says it: most accounts have none.
  tag: (tag) => Prisma.sql`p.tags @> ARRAY[${tag}]::text[] AND p.tags <> '{}'`,
  balanceFromMinor: (minor) => Prisma.sql`p.open_minor >= ${minor}::bigint`,
  balanceToMinor: (minor) => Prisma.sql`p.open_minor <= ${minor}::bigint`,
  bucket: (bucket, now) => hasOpen(BUCKET_DAYS[bucket], localToday(now)),
  owner: (id) => Prisma.sql`p.owner_id = ${id} AND p.owner_id IS NOT NULL`,
  hold: (kind) => Prisma.sql`p.holds @> ARRAY[${kind}]::text[]`,
  nextActionBefore: (day) => Prisma.sql`a.next_action_on < ${day}`,
  // The first bound is the index's: no local day begins more than half a day after that of UTC.
  deactivationBefore: (day) => Prisma.sql`p.deactivation_at < ${day}::date + interval '12 hours'
    AND (p.deactivation_at AT TIME ZONE a.time_zone)::date < ${day}::date`,
};

/** Asked of one account after the other (`OFFSET 0`), as far as the page goes, and not of all before. */
function hasOpen(
  [from, through]: readonly [from: number | null, through: number | null],
  today: Prisma.Sql,
): Prisma.Sql {
  const latest = from === null ? Prisma.empty : Prisma.sql`AND i.due_on <= ${today} - ${from}::int`;
  const earliest = through === null ? Prisma.empty : Prisma.sql`AND i.due_on >= ${today} - ${through}::int`;
  return Prisma.sql`EXISTS (SELECT 1 FROM invoices i WHERE i.account_id = a.id AND i.status = 'open'
    AND i.balance_minor > 0 ${latest} ${earliest} OFFSET 0)`;
}

/** All that are asked for have to be true of an account. `machineNow`: by which its local day is told. */
export const conditionsOf = (filter: AccountFilter, machineNow: Prisma.Sql): Prisma.Sql[] =>
  Object.entries(filter).flatMap(([name, value]) => {
    const condition = CONDITIONS[name as keyof AccountFilter] as
      | ((v: unknown, now: Prisma.Sql) => Prisma.Sql)
      | undefined;
    return value === undefined || condition === undefined ? [] : [condition(value, machineNow)];
  });

/** `WHERE` and all of these; nothing where there are none. */
export const whereAll = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length === 0
    ? Prisma.empty
    : Prisma.sql`WHERE ${Prisma.join(
        conditions.map((one) => Prisma.sql`(${one})`),
        ' AND ',
      )}`;

/** One or two letters make a trigram, and so are found by an index, where a word begins alone. */
const FEW_LETTERS = /^[\p{L}\p{N}]{1,2}$/u;

const findable = (text: string): Prisma.Sql =>
  FEW_LETTERS.test(text)
    ? Prisma.join(
        [`${text}%`, `%\n${text}%`, `% ${text}%`].map((where) => Prisma.sql`a.search LIKE ${where}`),
        ' OR ',
      )
    : Prisma.sql`a.search LIKE ${`%${text}%`}`;

/** LIKE's own signs are looked for as they are. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
