import { strict as assert } from 'node:assert';
import type { Instant } from '../../../domain/time.ts';
import { Refused, type Ledger } from '../store.ts';
import { lockAccount, moveCredit, writeFact, writtenBefore, type LockedAccount } from './account-lock.ts';
import { inTransaction, type Db } from './database.ts';
import { releaseToCredit } from './invoice-money.ts';
import { ownerOf } from './ledger-invoices.ts';
import { toCreditNote, toDispute } from './rows.ts';
import { dateOf, minorOf } from './values.ts';

/** What lowers an invoice without a payment, and credit that is paid out. */
export const ledgerOfCredit = (db: Db): Pick<Ledger, 'noteCredit' | 'resolveDispute' | 'refundCredit'> => ({
  noteCredit: ({ id, invoiceId, amountMinor, reason, actor, now }) =>
    inTransaction(db, async (tx) => {
      const account = await lockAccount(tx, await ownerOf(tx, invoiceId));
      const read = async () => toCreditNote(await tx.creditNote.findUniqueOrThrow({ where: { id } }));
      const before = await writtenBefore(tx, 'CREDIT_NOTED', id, read);
      if (before !== null) return before;
      const { creditMinor } = await lowerInvoice(account, { id, invoiceId, amountMinor, reason, disputeId: null, at: now });
      const seq = await writeFact(account, { type: 'CREDIT_NOTED', creditNoteId: id, invoiceId, amountMinor, creditMinor, reason }, actor, id);
      return { value: await read(), accountId: account.id, seq };
    }),

  /** Accepted: what was in dispute, or `creditMinor`, goes off the invoice by a credit note of its own. */
  resolveDispute: ({ disputeId, outcome, creditMinor: asked, requestId, actor, now }) =>
    inTransaction(db, async (tx) => {
      const found = await tx.dispute.findUnique({ where: { id: disputeId }, select: { accountId: true } });
      if (found === null) throw new Refused(404, 'not_found', `There is no dispute ${disputeId}`);
      const account = await lockAccount(tx, found.accountId);
      const read = async () => toDispute(await tx.dispute.findUniqueOrThrow({ where: { id: disputeId } }));
      const before = await writtenBefore(tx, 'DISPUTE_RESOLVED', requestId, read);
      if (before !== null) return before;
      const dispute = await read();
      if (dispute.status !== 'open') throw new Refused(422, 'dispute_not_open', `This dispute was ${dispute.status} already`);

      const { invoiceId } = dispute;
      const creditMinor = outcome === 'rejected' ? 0 : (asked ?? Math.min(dispute.amountMinor ?? Infinity, await balanceOf(account, invoiceId)));
      const note = {
        id: disputeId.replace(/^dsp_/, 'crn_'),
        invoiceId,
        amountMinor: creditMinor,
        reason: `Dispute accepted: ${dispute.reason}`,
        disputeId,
        at: now ?? dispute.createdAt,
      };
      const lowered = creditMinor === 0 ? { creditMinor: 0 } : await lowerInvoice(account, note);
      await tx.dispute.update({ where: { id: disputeId }, data: { status: outcome, creditMinor }, select: { id: true } });
      const seq = await writeFact(
        account,
        { type: 'DISPUTE_RESOLVED', disputeId, invoiceId, outcome, creditMinor, toCreditMinor: lowered.creditMinor },
        actor,
        requestId ?? disputeId,
      );
      return { value: await read(), accountId: account.id, seq };
    }),

  refundCredit: ({ id, accountId, amountMinor, reason, actor, now }) =>
    inTransaction(db, async (tx) => {
      const account = await lockAccount(tx, accountId);
      const value = { id, amountMinor };
      const before = await writtenBefore(tx, 'CREDIT_REFUNDED', id, async () => value);
      if (before !== null) return before;
      assert(amountMinor > 0, 'a refund is above zero');
      if (amountMinor > account.creditMinor) throw new Refused(422, 'credit_too_small', `The account's credit is ${account.creditMinor}`);
      await tx.refund.create({ data: { id, accountId, amountMinor, reason, createdAt: dateOf(now) }, select: { id: true } });
      await moveCredit(account, -amountMinor, 'refunded', { refundId: id });
      const seq = await writeFact(account, { type: 'CREDIT_REFUNDED', refundId: id, amountMinor, reason }, actor, id);
      return { value, accountId, seq };
    }),
});

interface Note {
  id: string;
  invoiceId: string;
  amountMinor: number;
  reason: string;
  disputeId: string | null;
  at: Instant;
}

/** An invoice asks less from now on. What is open of it goes first; what had been paid above that becomes credit. */
async function lowerInvoice(account: LockedAccount, { id, invoiceId, amountMinor, reason, disputeId, at }: Note): Promise<{ creditMinor: number }> {
  assert(amountMinor > 0, 'a credit note is above zero');
  const { tx } = account;
  const invoice = await tx.invoice.findUniqueOrThrow({ where: { id: invoiceId }, include: { creditNotes: true, adjustments: true } });
  if (invoice.status === 'void') throw new Refused(422, 'invoice_not_open', `Invoice ${invoice.number} is void`);
  const loweredMinor = [...invoice.creditNotes, ...invoice.adjustments].reduce((sum, one) => sum + minorOf(one.amountMinor), 0);
  const leftMinor = minorOf(invoice.totalMinor) - loweredMinor;
  if (amountMinor > leftMinor) throw new Refused(422, 'credit_too_large', `Invoice ${invoice.number} asks for ${leftMinor}: it can't be lowered by ${amountMinor}`);

  const openMinor = minorOf(invoice.balanceMinor);
  const creditMinor = await releaseToCredit(account, invoiceId, Math.max(0, amountMinor - openMinor), 'creditNoted');
  const balanceMinor = Math.max(0, openMinor - amountMinor);
  await tx.invoice.update({ where: { id: invoiceId }, data: { balanceMinor, status: balanceMinor === 0 ? 'paid' : invoice.status }, select: { id: true } });
  await tx.creditNote.create({ data: { id, accountId: account.id, invoiceId, disputeId, amountMinor, creditMinor, reason, createdAt: dateOf(at) }, select: { id: true } });
  return { creditMinor };
}

const balanceOf = async (account: LockedAccount, invoiceId: string): Promise<number> =>
  minorOf((await account.tx.invoice.findUniqueOrThrow({ where: { id: invoiceId }, select: { balanceMinor: true } })).balanceMinor);
