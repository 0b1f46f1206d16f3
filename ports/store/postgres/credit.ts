import { strict as assert } from 'node:assert';
import type { Invoice } from '../../../domain/account.ts';
import { creditBy } from '../../../domain/money/moves.ts';
import type { Credit } from '../credit.ts';
import { Refused } from '../store.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { Tx } from './db/database.ts';
import { dateOf, minorOf } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decide, decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { refuseAboveLimit } from './giving-limits.ts';
import { allocationsOf, book, moneyOf, raiseCreditOf } from './money.ts';
import { creditPapersOf } from './credit-papers.ts';
import { placed } from './refunds.ts';
import { ownerOf, toCreditNote, toRefund, withParts } from './paper-rows.ts';
import { recovering } from './told-invoices.ts';

/** What lowers an invoice without a payment, and credit that is paid out. */
export const creditOf = (desk: Desk): Credit => ({
  noteCredit: ({ id, invoiceId, amountMinor, reason, role, actor }) =>
    decide(desk, async ({ tx, lock }) => {
      const account = await lock(await ownerOf(tx, invoiceId));
      const read = async () => toCreditNote(await tx.creditNote.findUniqueOrThrow({ where: { id } }));
      const before = await writtenBefore(account, 'CREDIT_NOTED', id, read);
      if (before !== null) return before;
      refuseAboveLimit(account, { what: 'credit', amountMinor, role });
      const lowered = await lowerInvoice(account, { id, invoiceId, amountMinor, reason, disputeId: null });
      await account.happened(
        { type: 'CREDIT_NOTED', creditNoteId: id, invoiceId, amountMinor, reason, role, ...lowered },
        actor,
        id,
      );
      return read();
    }),

  refundCredit: ({ id, accountId, amountMinor, reason, role, actor }) =>
    decideOn(desk, accountId, async (account) => {
      const { tx } = account;
      const read = async () => toRefund(await tx.refund.findUniqueOrThrow({ where: { id }, include: withParts }));
      const before = await writtenBefore(account, 'CREDIT_REFUNDED', id, read);
      if (before !== null) return before;
      assert(amountMinor > 0, 'a refund is above zero');
      if (amountMinor > account.creditMinor)
        throw new Refused(422, 'credit_too_small', `The account's credit is ${account.creditMinor}`);
      refuseAboveLimit(account, { what: 'refund', amountMinor, role });
      await tx.refund.create({
        data: { id, accountId, amountMinor, reason, createdAt: dateOf(account.now) },
        select: { id: true },
      });
      await book(account, { invoices: [] }, { type: 'creditRefunded', refundId: id, amountMinor }, {});
      const parts = await placed(account, id, amountMinor);
      await account.happened({ type: 'CREDIT_REFUNDED', refundId: id, amountMinor, reason, role, parts }, actor, id);
      return read();
    }),

  ...creditPapersOf(desk),
});

interface Note {
  id: string;
  invoiceId: string;
  amountMinor: number;
  reason: string;
  disputeId: string | null;
}

const withPapers = { creditNotes: true, adjustments: true, debitNotes: true } satisfies Prisma.InvoiceInclude;

/** What an invoice asks for that was not lowered yet; a void one asks for nothing. */
function lowerableOf(invoice: Prisma.InvoiceGetPayload<{ include: typeof withPapers }>): number {
  const { status, totalMinor, creditNotes, adjustments, debitNotes } = invoice;
  const sumOf = (papers: readonly { amountMinor: bigint }[]): number =>
    papers.reduce((sum, one) => sum + minorOf(one.amountMinor), 0);
  const loweredMinor = sumOf([...creditNotes, ...adjustments]) - sumOf(debitNotes);
  return status === 'void' ? 0 : minorOf(totalMinor) - loweredMinor;
}

export const lowerableMinor = async (tx: Tx, invoiceId: string): Promise<number> =>
  lowerableOf(await tx.invoice.findUniqueOrThrow({ where: { id: invoiceId }, include: withPapers }));

/** An invoice asks less from now on. What is open of it goes first; what had been paid above that becomes credit. */
export async function lowerInvoice(
  account: Account,
  { id, invoiceId, amountMinor, reason, disputeId }: Note,
): Promise<{ creditMinor: number; uncollectible?: Invoice[] }> {
  assert(amountMinor > 0, 'a credit note is above zero');
  const { tx } = account;
  const invoice = await tx.invoice.findUniqueOrThrow({ where: { id: invoiceId }, include: withPapers });
  if (invoice.status === 'void') throw new Refused(422, 'invoice_not_open', `Invoice ${invoice.number} is void`);
  const leftMinor = lowerableOf(invoice);
  if (amountMinor > leftMinor)
    throw new Refused(
      422,
      'credit_too_large',
      `Invoice ${invoice.number} asks for ${leftMinor}: it can't be lowered by ${amountMinor}`,
    );

  const view = {
    invoices: [moneyOf(invoice)],
    allocations: amountMinor > minorOf(invoice.balanceMinor) ? await allocationsOf(account, { invoiceId }) : [],
  };
  const moves = await book(account, view, { type: 'invoiceLowered', invoiceId, amountMinor }, { creditNoteId: id });
  await raiseCreditOf(account, moves);
  const creditMinor = creditBy(moves);
  await tx.creditNote.create({
    data: {
      id,
      accountId: account.id,
      invoiceId,
      disputeId,
      amountMinor,
      creditMinor,
      reason,
      createdAt: dateOf(account.now),
    },
    select: { id: true },
  });
  return { creditMinor, ...(await recovering(account, moves)) };
}
