import { Prisma } from '../../../prisma/client/client.ts';
import { type LastContact, WORKLISTS, type WorklistRow, type Worklists } from '../worklists.ts';
import { machineTime } from './account-conditions.ts';
import { pageFrom, placeIn, TEXT } from './db/keyset.ts';
import { instantOf, instantOrNull, minorOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';
import { COUNTED, type Cut, WORKLIST_ROWS } from './worklist-rows.ts';

/** Where rows without a time stand: after all others. As PostgreSQL writes it. */
const NEVER = 'infinity';
const MOMENT = { test: (text: string) => text === NEVER || !Number.isNaN(Date.parse(text)) };

export const worklistsOf = (desk: Desk): Worklists => ({
  worklists: (who) =>
    Promise.all(
      WORKLISTS.map(async (name) => {
        const rows = await desk.db.$queryRaw<{ currency: string; n: bigint; minor: Prisma.Decimal }[]>`
          SELECT currency, count(*) AS n, sum(minor) AS minor FROM (${COUNTED[name](machineTime(desk), who)}) w
          GROUP BY currency ORDER BY currency`;
        return {
          name,
          count: rows.reduce((sum, { n }) => sum + minorOf(n), 0),
          amounts: rows.map(({ currency, minor }) => ({ currency, minor: minor.toNumber() })),
        };
      }),
    ),

  async worklist(name, who, { limit, cursor }) {
    const list = `worklist ${name}`;
    const [moment = '-infinity', key = ''] = placeIn(list, cursor, [MOMENT, TEXT]) ?? [];
    const most = limit + 1;
    const cut: Cut = {
      at: (instant, of) =>
        Prisma.sql`AND (${instant}, ${of}) > (${moment}::timestamptz, ${key}) ORDER BY ${instant}, ${of} LIMIT ${most}::int`,
      timeless: (of, order) =>
        Prisma.sql`AND ${of} > ${moment === NEVER ? key : ''} ORDER BY ${order} LIMIT ${most}::int`,
    };
    const rows = await desk.db.$queryRaw<Row[]>`
      SELECT account_id AS "accountId", key, nullif(moment, 'infinity') AS moment, minor, currency, subject, words FROM (
        SELECT account_id, key, coalesce(moment, 'infinity') AS moment, minor, currency, subject, words
        FROM (${WORKLIST_ROWS[name](machineTime(desk), who, cut)}) rows
      ) w WHERE (w.moment, w.key) > (${moment}::timestamptz, ${key}) ORDER BY w.moment, w.key LIMIT ${most}::int`;
    return pageFrom(list, rows, limit, (row) => [row.moment?.toISOString() ?? NEVER, row.key], toRow);
  },

  async lastContacts(accountIds) {
    const rows = await desk.db.$queryRaw<(Omit<LastContact, 'at'> & { accountId: string; at: Date })[]>`
      SELECT DISTINCT ON (ids.id) ids.id AS "accountId", last.at, last.kind, last.what
      FROM unnest(${[...accountIds]}::text[]) AS ids (id), LATERAL (
        (SELECT e.at, 'email' AS kind, e.template AS what FROM emails e
          WHERE e.account_id = ids.id AND e.status IN ('sent', 'delivered', 'bounced') ORDER BY e.ordinal DESC LIMIT 1)
        UNION ALL
        (SELECT c.at, 'call', c.outcome FROM account_calls c WHERE c.account_id = ids.id ORDER BY c.at DESC LIMIT 1)
      ) last ORDER BY ids.id, last.at DESC`;
    return new Map(rows.map(({ accountId, at, kind, what }) => [accountId, { at: instantOf(at), kind, what }]));
  },
});

interface Row {
  accountId: string | null;
  key: string;
  moment: Date | null;
  minor: bigint;
  currency: string;
  subject: WorklistRow['subject'];
  words: string | null;
}

const toRow = ({ accountId, moment, minor, currency, subject, words }: Row): WorklistRow => ({
  accountId,
  subject,
  at: instantOrNull(moment),
  words,
  atRisk: { currency, minor: minorOf(minor) },
});
