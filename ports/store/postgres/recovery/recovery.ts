import { RISEN_EPOCH, SECOND } from '../../../../prisma/backup/second.ts';
import { Prisma } from '../../../../prisma/client/client.ts';
import type { Recovery } from '../../recovery.ts';
import { inTransaction } from '../db/database.ts';
import { instantOf, minorOf } from '../db/values.ts';
import type { Desk } from '../decide/desk.ts';
import { agendaOf } from '../work.ts';
import { bookCharge, judgeCharge } from './book-charge.ts';

const [NOW, EPOCH] = [Prisma.raw(SECOND), Prisma.raw(RISEN_EPOCH)];
const AT_ONCE = 500;
/** Of an account that has no line from before. */
const LONG_AGO_DAYS = 90;

export const recoveryOf = (desk: Desk): Recovery => ({
  async restoredState() {
    const [row] = await desk.db.$queryRaw<{ at: Date | null; from: Date | null }[]>`
      SELECT restored_at AS at, restored_from AS "from" FROM record_info`;
    return row?.at == null || row.from === null ? null : { at: instantOf(row.at), from: instantOf(row.from) };
  },

  /**
   * From when on it may lack something, its own last lines say: whatever was lost came after them. Only those from before
   * the server began: what was written since hides nothing. A guess: the server may have begun more than once since.
   */
  async wentBack(accountId, knownStep) {
    await desk.db.$executeRaw`
      UPDATE record_info SET epoch = ${EPOCH}, restored_at = clock_timestamp(), restored_from = (
          SELECT coalesce(max(at), clock_timestamp() - ${LONG_AGO_DAYS}::int * interval '1 day') FROM (
            SELECT decided_at AS at FROM effects WHERE account_id = ${accountId}
            UNION ALL SELECT recorded_at FROM facts WHERE account_id = ${accountId}
          ) last WHERE at < pg_postmaster_start_time()
        ) - interval '1 day'
      WHERE restored_at IS NULL
        AND EXISTS (SELECT FROM account_states WHERE account_id = ${accountId} AND step < ${knownStep})`;
    return agendaOf(desk, accountId);
  },

  async takeAsRestored(from) {
    await desk.db.$executeRaw`
      UPDATE record_info SET epoch = ${EPOCH}, restored_at = clock_timestamp(), restored_from = ${from}::timestamptz
      WHERE restored_at IS NULL`;
  },

  judgeCharge: (charge) => judgeCharge(desk, charge),
  bookCharge: (charge, provider, method) => bookCharge(desk, charge, provider, method),

  async letGo() {
    const [info] = await desk.db.$queryRaw<{ isRestored: boolean; second: number }[]>`
      SELECT restored_at IS NOT NULL AS "isRestored", ${NOW} AS second FROM record_info`;
    if (info?.isRestored !== true) return null;
    const { second } = info;
    let accounts = 0;
    for (let after = ''; ; ) {
      const ids = await raise(desk, after, second);
      accounts += ids.length;
      after = ids.at(-1) ?? after;
      if (ids.length < AT_ONCE) break;
    }
    await desk.db.$executeRaw`
      UPDATE record_info SET epoch = ${EPOCH}, restored_at = NULL, restored_from = NULL
      WHERE restored_at IS NOT NULL`;
    return accounts;
  },

  async awaiting(limit, after = '') {
    const rows = await desk.db.$queryRaw<{ accountId: string }[]>`
      SELECT account_id AS "accountId" FROM account_states
      WHERE (wake_at IS NOT NULL OR work_since IS NOT NULL) AND stuck_since IS NULL AND account_id > ${after}
      ORDER BY account_id LIMIT ${limit}`;
    return rows.map(({ accountId }) => accountId);
  },

  async countAwaiting() {
    const [row] = await desk.db.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM account_states
      WHERE (wake_at IS NOT NULL OR work_since IS NOT NULL) AND stuck_since IS NULL`;
    return Number(row?.n ?? 0);
  },

  async unbalanced(limit) {
    const rows = await desk.db.$queryRaw<{ accountId: string; ledgerMinor: bigint; chartMinor: bigint }[]>`
      SELECT p.account_id AS "accountId", coalesce(i.open, 0)::bigint AS "ledgerMinor", p.open_minor AS "chartMinor"
      FROM projections p JOIN account_states s USING (account_id)
        LEFT JOIN (
          SELECT account_id, sum(balance_minor) AS open FROM invoices WHERE status = 'open' GROUP BY 1
        ) i USING (account_id)
      WHERE s.stuck_since IS NULL AND coalesce(i.open, 0) <> p.open_minor ORDER BY 1 LIMIT ${limit}`;
    return rows.map(({ accountId, ledgerMinor, chartMinor }) => ({
      accountId,
      ledgerMinor: minorOf(ledgerMinor),
      chartMinor: minorOf(chartMinor),
    }));
  },
});

/**
 * The next accounts after one. A state says its own step and version; an order to the switch of services carries the
 * version as its fence, and what other systems have yet to be told names it.
 */
const raise = (desk: Desk, after: string, second: number): Promise<string[]> =>
  inTransaction(desk.db, async (tx) => {
    const rows = await tx.$queryRaw<{ accountId: string }[]>`
      WITH raised AS (
        UPDATE account_states s SET step = n.step, version = n.version, nudge_after = NULL, nudges = 0,
          body = s.body || jsonb_build_object('step', n.step, 'version', n.version)
        FROM (
          SELECT account_id, greatest(step + 1, ${second}::int) AS step, greatest(version + 1, ${second}::int) AS version
          FROM account_states WHERE account_id > ${after} ORDER BY 1 LIMIT ${AT_ONCE} FOR NO KEY UPDATE
        ) n
        WHERE s.account_id = n.account_id RETURNING s.account_id, s.version
      ), shown AS (
        UPDATE projections p SET body = p.body || jsonb_build_object('version', raised.version)
        FROM raised WHERE p.account_id = raised.account_id
      ), fenced AS (
        UPDATE effects e SET params = e.params || jsonb_build_object('version', raised.version)
        FROM raised WHERE e.account_id = raised.account_id AND e.status IN ('pending', 'begun')
          AND e.type IN ('deactivateService', 'reactivateService')
      ), told AS (
        UPDATE webhook_deliveries d SET body = jsonb_set(d.body, '{data,version}', to_jsonb(raised.version))
        FROM raised WHERE d.account_id = raised.account_id AND d.status = 'pending'
          AND d.body #> '{data,version}' IS NOT NULL
      )
      SELECT account_id AS "accountId" FROM raised ORDER BY 1`;
    return rows.map(({ accountId }) => accountId);
  });
