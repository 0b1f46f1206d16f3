import { STATEMENT_TYPES, statementOf } from '../../../domain/statement-of-account.ts';
import type { StatementsOfAccount } from '../statements-of-account.ts';
import { minorOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';
import { toLine } from './timeline.ts';

export const statementsOfAccountOf = ({ db }: Desk): StatementsOfAccount => ({
  async statementOfAccount(accountId) {
    const [entries, voided, returned, chargebacks] = await Promise.all([
      db.timelineEntry.findMany({ where: { accountId, type: { in: STATEMENT_TYPES } }, orderBy: { seq: 'asc' } }),
      db.$queryRaw<{ id: string; asked: bigint }[]>`
        SELECT i.id, (i.total_minor - coalesce((SELECT sum(amount_minor) FROM credit_notes WHERE invoice_id = i.id), 0)
          - coalesce((SELECT sum(amount_minor) FROM adjustments WHERE invoice_id = i.id), 0)
          + coalesce((SELECT sum(amount_minor) FROM debit_notes WHERE invoice_id = i.id), 0))::bigint AS asked
        FROM invoices i WHERE i.account_id = ${accountId} AND i.status = 'void'`,
      db.payment.findMany({
        where: { accountId, status: 'reversed', attemptId: { not: null } },
        select: { attemptId: true, amountMinor: true, unrecoveredMinor: true },
      }),
      db.fact.findMany({ where: { accountId, type: 'CHARGEBACK_RECEIVED' }, select: { body: true } }),
    ]);
    const asked = new Map(voided.map((row) => [row.id, minorOf(row.asked)]));
    const brought = new Map(returned.map((row) => [row.attemptId, minorOf(row.amountMinor)]));
    const outOfReach = new Map([
      ...returned.map((row) => [row.attemptId, minorOf(row.unrecoveredMinor)] as const),
      // One that was won is settled again: what was out of reach meanwhile stands with the fact alone.
      ...chargebacks.map(({ body }) => outOfReachIn(body)),
    ]);
    return statementOf(entries.map(toLine), {
      askedMinor: (invoiceId) => asked.get(invoiceId) ?? 0,
      returnedMinor: (attemptId) => brought.get(attemptId) ?? 0,
      outOfReachMinor: (attemptId) => outOfReach.get(attemptId) ?? 0,
    });
  },
});

function outOfReachIn(body: unknown): readonly [attemptId: string, minor: number] {
  const { attemptId, outTwice } = body as {
    attemptId: string;
    outTwice?: { refundedMinor: number; owedMinor: number };
  };
  return [attemptId, outTwice === undefined ? 0 : outTwice.refundedMinor - outTwice.owedMinor];
}
