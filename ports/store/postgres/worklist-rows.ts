import { Prisma } from '../../../prisma/client/client.ts';
import type { WorklistName } from '../worklists.ts';

/** How a long list that lies in an index is cut there. */
export interface Cut {
  /** By what it is ordered by and the row's key. */
  at(moment: Prisma.Sql, key: Prisma.Sql): Prisma.Sql;
  /** Of rows without a time, which stand after all others: by their key, in the order of an index. */
  timeless(key: Prisma.Sql, order: Prisma.Sql): Prisma.Sql;
}

/** A list as it is. */
const WHOLE: Cut = { at: () => Prisma.empty, timeless: () => Prisma.empty };

/**
 * The rows of each worklist: whose, about what, what it is ordered by (`moment`), what is at risk. A row is named by its
 * `key` within its list.
 */
export const WORKLIST_ROWS: Record<WorklistName, (now: Prisma.Sql, who: readonly string[], cut: Cut) => Prisma.Sql> = {
  deactivatingThisWeek: (now, _who, cut) => {
    const row = Prisma.sql`SELECT p.account_id, p.account_id AS key, p.deactivation_at AS moment, p.overdue_minor AS minor,
      p.currency, '{}'::jsonb AS subject, NULL::text AS words`;
    return withinAWeek(row, Prisma.sql`p.deactivation_at`, now, cut);
  },

  promisesDue: (now, _who, cut) => {
    const row = Prisma.sql`SELECT p.account_id, p.account_id AS key, p.promise_until AS moment, p.open_minor AS minor,
      p.currency, '{}'::jsonb AS subject,
      (SELECT h ->> 'reason' FROM jsonb_array_elements(p.body -> 'collections' -> 'holds') h
        WHERE h ->> 'kind' = 'promise' LIMIT 1) AS words`;
    return withinAWeek(row, Prisma.sql`p.promise_until`, now, cut);
  },

  proofsToReview: () => Prisma.sql`
    SELECT a.id AS account_id, r.id AS key, r.created_at AS moment, r.amount_minor AS minor, a.currency,
      jsonb_build_object('proofId', r.id) AS subject, NULL::text AS words
    FROM proofs r JOIN accounts a ON a.id = r.account_id WHERE r.status = 'received'`,

  /** One whose task was dismissed is nobody's to work on, though it may still be matched. */
  unmatchedTransfers: (_now, _who, cut) => Prisma.sql`
    SELECT NULL::text AS account_id, t.id AS key, t.settled_at AS moment, t.amount_minor AS minor, t.currency,
      jsonb_build_object('transferId', t.id) AS subject, t.unmatched_why AS words
    FROM transfers t, LATERAL (
      SELECT 1 FROM tasks k
      WHERE k.subject ->> 'transferId' = t.id AND k.status = 'open' AND k.kind = 'transferUnmatched' LIMIT 1
    ) k WHERE t.status = 'unmatched'
    ${cut.at(Prisma.sql`t.settled_at`, Prisma.sql`t.id`)}`,

  disputesToAnswer: () => Prisma.sql`
    SELECT a.id AS account_id, d.id AS key, d.created_at AS moment, d.disputed_minor AS minor, a.currency,
      jsonb_build_object('disputeId', d.id, 'invoiceId', d.invoice_id) AS subject, d.reason AS words
    FROM disputes d JOIN accounts a ON a.id = d.account_id WHERE d.status = 'open'`,

  undeliverable: () => ofTasks('undeliverable'),
  cardsExpiring: () => ofTasks('cardExpiring'),

  /** Most of somebody's accounts have no time, and are read as far as the page goes. */
  mine: (_now, who, cut) => {
    const names = namesOf(who);
    const row = Prisma.sql`SELECT p.account_id, p.account_id AS key,
      coalesce(a.next_action_on::date, p.overdue_since)::timestamp AT TIME ZONE a.time_zone AS moment,
      p.open_minor AS minor, p.currency, '{}'::jsonb AS subject, NULL::text AS words`;
    const owned = Prisma.sql`p.owner_id = w.name AND ${IS_OWNED}`;
    const timeless = cut.timeless(P_ID, Prisma.sql`p.overdue_since, p.account_id`);
    return Prisma.sql`
      SELECT planned.* FROM unnest(${names}) w (name), LATERAL (
        ${row} FROM (
          SELECT id, next_action_on, time_zone, next_action_on::date::timestamp AT TIME ZONE time_zone AS moment
          FROM accounts WHERE owner_id = w.name AND next_action_on IS NOT NULL ORDER BY moment, id
        ) a, LATERAL (
          SELECT account_id, overdue_since, open_minor, currency FROM projections
          WHERE account_id = a.id AND state <> 'closed' OFFSET 0
        ) p WHERE true ${cut.at(Prisma.sql`a.moment`, Prisma.sql`a.id`)}
      ) planned
      UNION ALL
      ${row} FROM unnest(${names}) w (name), projections p JOIN accounts a ON a.id = p.account_id
      WHERE ${owned} AND p.overdue_since IS NOT NULL AND a.next_action_on IS NULL
      UNION ALL
      SELECT timeless.* FROM unnest(${names}) w (name), LATERAL (
        ${row} FROM projections p JOIN accounts a ON a.id = p.account_id
        WHERE ${owned} AND p.overdue_since IS NULL AND a.next_action_on IS NULL ${timeless}
      ) timeless
      UNION ALL
      ${row} ${othersWithATask(names)}`;
  },
};

/** What there is of each list, `currency` and `minor` alone. */
export const COUNTED: Record<WorklistName, (now: Prisma.Sql, who: readonly string[]) => Prisma.Sql> = {
  deactivatingThisWeek: (now, who) => WORKLIST_ROWS.deactivatingThisWeek(now, who, WHOLE),
  promisesDue: (now, who) => WORKLIST_ROWS.promisesDue(now, who, WHOLE),
  proofsToReview: (now, who) => WORKLIST_ROWS.proofsToReview(now, who, WHOLE),
  unmatchedTransfers: (now, who) => WORKLIST_ROWS.unmatchedTransfers(now, who, WHOLE),
  disputesToAnswer: (now, who) => WORKLIST_ROWS.disputesToAnswer(now, who, WHOLE),
  undeliverable: (now, who) => WORKLIST_ROWS.undeliverable(now, who, WHOLE),
  cardsExpiring: (now, who) => WORKLIST_ROWS.cardsExpiring(now, who, WHOLE),
  mine: (_now, who) => {
    const names = namesOf(who);
    return Prisma.sql`
      SELECT p.currency, p.open_minor AS minor FROM projections p WHERE p.owner_id = ANY(${names}) AND ${IS_OWNED}
      UNION ALL
      SELECT p.currency, p.open_minor ${othersWithATask(names)}`;
  },
};

const namesOf = (who: readonly string[]): Prisma.Sql => Prisma.sql`${[...new Set(who)]}::text[]`;

/** As the index of owners' accounts says it. */
const IS_OWNED = Prisma.sql`p.owner_id IS NOT NULL AND p.state <> 'closed'`;

/** After a `SELECT`: accounts that are not theirs, but of which they have a task. */
const othersWithATask = (names: Prisma.Sql): Prisma.Sql => Prisma.sql`
  FROM projections p LEFT JOIN accounts a ON a.id = p.account_id
  WHERE p.state <> 'closed' AND (p.owner_id = ANY(${names})) IS NOT TRUE AND p.account_id IN (
    SELECT account_id FROM tasks WHERE status = 'open' AND assignee_id = ANY(${names}))`;

/**
 * Rows of accounts for which an instant of theirs lies less than a week ahead, or behind. Those that live in the machine's
 * time are found by the instant's index; test clocks are few, and looked at one by one.
 */
const withinAWeek = (row: Prisma.Sql, instant: Prisma.Sql, now: Prisma.Sql, cut: Cut): Prisma.Sql => Prisma.sql`
  (${row} FROM projections p
    WHERE ${instant} < ${now} + interval '7 days' AND NOT p.test_clock AND p.account_id NOT IN (${STUCK})
    ${cut.at(instant, P_ID)})
  UNION ALL
  (${row} FROM accounts a JOIN projections p ON p.account_id = a.id JOIN account_states s ON s.account_id = a.id
    WHERE a.test_clock AND ${instant} IS NOT NULL
    AND ${instant} < ${now} + s.skew_ms * interval '1 millisecond' + interval '7 days' AND a.id NOT IN (${STUCK})
    ${cut.at(instant, P_ID)})`;

const P_ID = Prisma.sql`p.account_id`;

/** Nothing is decided for them. */
const STUCK = Prisma.sql`SELECT account_id FROM account_states WHERE stuck_since IS NOT NULL`;

/** Of accounts with an open task of a kind. */
const ofTasks = (kind: string): Prisma.Sql => Prisma.sql`
  SELECT p.account_id, k.id AS key, coalesce(k.due_on::timestamp AT TIME ZONE a.time_zone, k.opened_at) AS moment,
    p.open_minor AS minor, p.currency, k.subject || jsonb_build_object('taskId', k.id) AS subject,
    k.data ->> 'summary' AS words
  FROM tasks k JOIN projections p ON p.account_id = k.account_id LEFT JOIN accounts a ON a.id = k.account_id
  WHERE k.status = 'open' AND k.kind = ${kind}`;
