import { fiscalLine } from '../../../domain/fiscal/fiscal-lines.ts';
import type { Month } from '../../../domain/billing/month.ts';
import type { RepObligationRow, Receipts } from '../receipts.ts';
import { Refused } from '../store.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import { json, type Tx } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf } from './db/values.ts';
import { decide, type Decision } from './decide/decision.ts';
import type { Account } from './decide/account.ts';
import type { Desk } from './decide/desk.ts';
import { refuseAnother, refuseTaken } from './receipts.ts';
import { cancelTask, stampedTwice, toBeCancelled } from './receipts-to-cancel.ts';
import { dueTask, oweAnew, standsOf } from './rep-obligations.ts';
import { keptMinor, paperOf, repRows, standsMinor, withRepPayments } from './rep-papers.ts';
import { attemptOf, isOfAnotherLife, refuseWhileRestored, stampKey } from './stamp-keys.ts';
import { taxProfileOf } from './tax-profiles.ts';

type OfPayments = Pick<
  Receipts,
  'repObligations' | 'repObligation' | 'repXml' | 'repToStamp' | 'repStamped' | 'repRejected' | 'repCancelled'
>;

/** Receipts of payments, from what is owed to what is stamped. */
export const repObligationsOf = (desk: Desk): OfPayments => ({
  async repObligations({ month, status, accountId, ...page }) {
    const rows = await desk.db.repObligation.findMany({
      where: { month, status, accountId, ...afterOrdinal('repObligations', page) },
      orderBy: { ordinal: 'asc' },
      include: withRepPayments,
      take: page.limit + 1,
    });
    const shown = new Map((await repRows(desk.db, rows)).map((row) => [row.id, row]));
    return pageFrom('repObligations', rows, page.limit, ordinalOf, ({ id }) => shown.get(id) as RepObligationRow);
  },

  async repObligation(id) {
    const row = await desk.db.repObligation.findUnique({ where: { id }, include: withRepPayments });
    return row === null ? null : ((await repRows(desk.db, [row]))[0] ?? null);
  },

  repXml: async (id) => (await desk.db.repObligation.findUnique({ where: { id }, select: { xml: true } }))?.xml ?? null,

  repToStamp: ({ id, uuid, xmlOf }) =>
    decide(desk, async (decision) => {
      const { tx } = decision;
      const account = await ownerLocked(decision, id);
      const row = await tx.repObligation.findUniqueOrThrow({ where: { id } });
      if (uuid !== null) await refuseAnother(tx, uuid, row.uuid);
      const profile = await taxProfileOf(tx, account.id);
      if (profile === null) throw new Error(`${id} is owed by an account without a tax profile`);
      const key = stampKey(id, row.attempt);
      if (row.status === 'sent' && row.xml !== null) {
        refuseWhileRestored(account, uuid);
        const isGone = !(await standsOf(account, id));
        return { key, xml: row.xml, receiver: profile, mayBeSent: true, isGone };
      }
      if (row.status === 'dropped')
        throw new Refused(
          422,
          'nothing_to_receipt',
          'Its payments were taken back: there is nothing to make a receipt of',
        );
      if (row.status !== 'pending') return null;
      refuseWhileRestored(account, uuid);
      const drawn = await read(tx, id);
      const xml = xmlOf(paperOf(drawn, { issuedAt: account.now, timeZone: account.row.timeZone }), profile);
      await tx.repObligation.update({
        where: { id },
        data: { status: 'sent', paper: json({ payments: drawn.payments }), xml, problem: null },
        select: { id: true },
      });
      return { key, xml, receiver: profile, mayBeSent: await isOfAnotherLife(tx), isGone: false };
    }),

  repStamped: ({ id, key, stamped, actor }) =>
    decide(desk, async (decision) => {
      const { tx } = decision;
      const account = await ownerLocked(decision, id);
      const row = await tx.repObligation.findUniqueOrThrow({ where: { id } });
      const { uuid, stampedAt, xml } = stamped;
      if (row.uuid === uuid) return read(tx, id);
      await refuseTaken(tx, uuid);
      if (attemptOf(id, key) !== lastSent(row)) {
        await stampedTwice(account, { repId: id }, uuid);
        return read(tx, id);
      }
      await tx.repObligation.update({
        where: { id },
        data: { status: 'stamped', uuid, stampedAt: dateOf(stampedAt), xml, problem: null },
        select: { id: true },
      });
      const month = row.month as Month;
      account.note(fiscalLine('rep.stamped', { repId: id, month, uuid }, { at: account.moment, actor }));
      await account.changeTasks([{ close: dueTask(id) }]);
      // While nobody had answered yet, a payment of it may have gone.
      if (await isContradicted(tx, row)) await toBeCancelled(account, { repId: id, month });
      return read(tx, id);
    }),

  repRejected: ({ id, key, problem }) =>
    decide(desk, async (decision) => {
      const { tx } = decision;
      const account = await ownerLocked(decision, id);
      const row = await tx.repObligation.findUniqueOrThrow({ where: { id } });
      if (row.status !== 'sent' || row.attempt !== attemptOf(id, key)) return read(tx, id);
      const stands = await standsOf(account, id);
      await tx.repObligation.update({
        where: { id },
        data: {
          status: stands ? 'pending' : 'dropped',
          attempt: { increment: 1 },
          xml: null,
          problem,
        },
        select: { id: true },
      });
      if (!stands) await account.changeTasks([{ close: dueTask(id) }]);
      return read(tx, id);
    }),

  repCancelled: ({ id, reason, actor }) =>
    decide(desk, async (decision) => {
      const { tx } = decision;
      const account = await ownerLocked(decision, id);
      const row = await tx.repObligation.findUniqueOrThrow({ where: { id } });
      if (row.status === 'cancelled') return read(tx, id);
      if (row.uuid === null || (row.status !== 'stamped' && row.status !== 'toCancel'))
        throw new Refused(409, 'not_allowed_now', `Only a stamped receipt is cancelled; this one is ${row.status}`);
      await tx.repObligation.update({ where: { id }, data: { status: 'cancelled' }, select: { id: true } });
      const line = { repId: id, month: row.month as Month, uuid: row.uuid, reason };
      account.note(fiscalLine('rep.cancelled', line, { at: account.moment, actor }));
      await account.changeTasks([{ close: cancelTask(id) }]);
      await oweAnew(account, id);
      return read(tx, id);
    }),
});

async function ownerLocked({ tx, lock }: Decision, id: string): Promise<Account> {
  const row = await tx.repObligation.findUnique({ where: { id }, select: { accountId: true } });
  if (row === null) throw new Refused(404, 'not_found', `There is no receipt of payments ${id}`);
  return lock(row.accountId);
}

async function read(tx: Tx, id: string): Promise<RepObligationRow> {
  const row = await tx.repObligation.findUniqueOrThrow({ where: { id }, include: withRepPayments });
  return (await repRows(tx, [row]))[0] as RepObligationRow;
}

/** The try whose paper is kept: the one that is out, or the one that was rejected last. Null: it is stamped. */
function lastSent({ status, attempt }: { status: string; attempt: number }): number | null {
  if (status === 'sent') return attempt;
  return status === 'pending' || status === 'dropped' ? attempt - 1 : null;
}

/** What it says was paid isn't what stands of it. */
async function isContradicted(tx: Tx, { id, paper }: { id: string; paper: Prisma.JsonValue }): Promise<boolean> {
  const rows = await tx.repPayment.findMany({ where: { obligationId: id } });
  return rows.reduce((sum, row) => sum + standsMinor(row), 0) !== keptMinor(paper);
}
