import { creditBy } from '../../../domain/money/moves.ts';
import type { Invoices } from '../invoices.ts';
import { Refused } from '../store.ts';
import { DAY, NUMBER, pageFrom, placeIn } from './db/keyset.ts';
import { dayOfDate, minorOf, orNull } from './db/values.ts';
import { decide, decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { refuseAboveLimit } from './giving-limits.ts';
import { dueDateChangesOf } from './due-date-changes.ts';
import { bookFor, bookNamed, onceAt } from './account-book.ts';
import { isOfMonth } from './billed-months.ts';
import { issue } from './issued-invoices.ts';
import { issueOneOff } from './one-off-bills.ts';
import { allocationsOf, book, moneyOf, raiseCreditOf } from './money.ts';
import { invoiceRow, ownerOf, toInvoice, withPapers } from './paper-rows.ts';

export const invoicesOf = (desk: Desk): Invoices => ({
  issueInvoice: (input) =>
    decideOn(desk, input.accountId, async (account) => {
      const { id, actor } = input;
      const before = await writtenBefore(account, 'INVOICE_ISSUED', id, () => invoiceRow(account.tx, id));
      if (before !== null) return before;
      return issue(account, input, actor);
    }),

  issueOneOff: ({ accountId, priceBook, bought, actor, ...bill }) =>
    decideOn(desk, accountId, async (account) => {
      const { id, issuedOn } = bill;
      const before = await writtenBefore(account, 'INVOICE_ISSUED', id, () => invoiceRow(account.tx, id));
      if (before !== null) return before;
      const books = await bookFor(account, await bookNamed(account, priceBook), issuedOn);
      const ordered = bought.map(({ description, ...line }) => ({ ...onceAt(books, line, issuedOn), description }));
      return issueOneOff(account, { ...bill, ordered }, actor);
    }),

  /** A paid one is not voided: a credit note gives its money back as credit. */
  voidInvoice: ({ invoiceId, reason, requestId, role, actor }) =>
    decide(desk, async ({ tx, lock }) => {
      const account = await lock(await ownerOf(tx, invoiceId));
      const before = await writtenBefore(account, 'INVOICE_VOIDED', requestId, () => invoiceRow(tx, invoiceId));
      if (before !== null) return before;
      const invoice = await tx.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
      if (invoice.status !== 'open' && invoice.status !== 'uncollectible')
        throw new Refused(422, 'invoice_not_open', `Invoice ${invoice.number} is ${invoice.status}`);
      const view = { invoices: [moneyOf(invoice)], allocations: await allocationsOf(account, { invoiceId }) };
      const moves = await book(account, view, { type: 'invoiceVoided', invoiceId }, {});
      await raiseCreditOf(account, moves);
      const creditMinor = creditBy(moves);
      const givenMinor = minorOf(invoice.balanceMinor) + creditMinor;
      refuseAboveLimit(account, { what: 'credit', amountMinor: givenMinor, role });
      await account.happened(
        { type: 'INVOICE_VOIDED', invoiceId, creditMinor, reason, role, ...(await isOfMonth(tx, invoiceId)) },
        actor,
        requestId ?? invoiceId,
      );
      return invoiceRow(tx, invoiceId);
    }),

  ...dueDateChangesOf(desk),

  invoiceById: async (id) =>
    orNull(await desk.db.invoice.findUnique({ where: { id }, include: withPapers }), toInvoice),

  /** By the day of issue; of one day, as they were written. */
  async invoices(accountId, page) {
    const place = placeIn('invoices', page.cursor, [DAY, NUMBER]);
    const issuedOn = place === null ? null : new Date(place[0] as string);
    const after =
      place === null || issuedOn === null
        ? {}
        : { OR: [{ issuedOn: { gt: issuedOn } }, { issuedOn, ordinal: { gt: BigInt(place[1] as string) } }] };
    const rows = await desk.db.invoice.findMany({
      where: { accountId, ...after },
      orderBy: [{ issuedOn: 'asc' }, { ordinal: 'asc' }],
      include: withPapers,
      take: page.limit + 1,
    });
    return pageFrom('invoices', rows, page.limit, (row) => [dayOfDate(row.issuedOn), String(row.ordinal)], toInvoice);
  },
});
