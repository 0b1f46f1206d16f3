import { isClosed } from '../../../domain/chart/reads/closing.ts';
import { creditBy, creditTakenBy } from '../../../domain/money/moves.ts';
import { MOST_OPEN_INVOICES } from '../../../domain/safety/limits.ts';
import type { InvoiceRow, Invoices } from '../invoices.ts';
import { Refused } from '../store.ts';
import type { Tx } from './db/database.ts';
import { DAY, NUMBER, pageFrom, placeIn } from './db/keyset.ts';
import { dateOf, dayOfDate, minorOf, orNull } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decide, decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { refuseAboveLimit } from './giving-limits.ts';
import { dueDateChangesOf } from './due-date-changes.ts';
import { amountsOf } from './invoice-amounts.ts';
import { allocationsOf, book, moneyOf, raiseCreditOf } from './money.ts';
import { invoiceRow, ownerOf, toInvoice, withPapers } from './paper-rows.ts';

export const invoicesOf = (desk: Desk): Invoices => ({
  issueInvoice: (input) =>
    decideOn(desk, input.accountId, async (account) => {
      const { id, actor } = input;
      const before = await writtenBefore(account, 'INVOICE_ISSUED', id, () => invoiceRow(account.tx, id));
      if (before !== null) return before;
      refuseClosed(account);
      await refuseTooMany(account);
      const issued = await insert(account, input);
      // Credit pays the next invoice when it is issued (rules, Money).
      const money = {
        id,
        status: issued.status,
        balanceMinor: issued.balanceMinor,
        disputedMinor: 0,
        writtenOff: false,
      };
      const { taxMinor } = issued;
      const paid = await book(account, { invoices: [money] }, { type: 'invoiceIssued', invoiceId: id }, { taxMinor });
      const creditMinor = creditTakenBy(paid);
      const invoice = creditMinor === 0 ? issued : await invoiceRow(account.tx, id);
      const { number, issuedOn, dueOn, totalMinor, balanceMinor } = invoice;
      await account.happened(
        {
          type: 'INVOICE_ISSUED',
          invoice: { id, number, issuedOn, dueOn, totalMinor, balanceMinor },
          creditMinor,
          ...(input.sentAlready === true ? { sentAlready: true } : {}),
        },
        actor,
        id,
      );
      return invoice;
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
        { type: 'INVOICE_VOIDED', invoiceId, creditMinor, reason, role },
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

type Issued = Parameters<Invoices['issueInvoice']>[0];

/** Nobody is billed whose account is closed. */
function refuseClosed({ state, row }: Account): void {
  if (state !== null && isClosed(state.snapshot.context))
    throw new Refused(422, 'account_closed', `The account of ${row.name} is closed: reopen it first`);
}

/** One account can at worst hurt itself: what it costs to decide about it grows with what is open. */
async function refuseTooMany({ state, row }: Account): Promise<void> {
  const open = state?.snapshot.context.debts.length ?? 0;
  if (open >= MOST_OPEN_INVOICES)
    throw new Refused(
      422,
      'too_many_open_invoices',
      `${row.name} has ${open} open invoices; ${MOST_OPEN_INVOICES} are the most that one account may have`,
      { limit: MOST_OPEN_INVOICES },
    );
}

/** The invoice with its lines, in one statement. */
async function insert(
  { tx, id: accountId, row, now, again }: Account,
  { id, number: given, issuedOn, dueOn, kind, lines, taxMinor, taxes }: Issued,
): Promise<InvoiceRow> {
  const number = given === null ? await nextNumber(tx, again) : await freeNumber(tx, given);
  const { lines: priced, totalMinor } = amountsOf(lines, taxMinor);
  const { currency } = row;
  const status = totalMinor === 0 ? 'paid' : 'open';
  const reference = /[0-9]{7}$/.exec(number)?.[0] ?? null;
  const numbered = priced.map(({ description, quantity, unitAmountMinor, amountMinor }, i) => ({
    position: i + 1,
    description,
    quantity,
    unit: unitAmountMinor,
    amount: amountMinor,
  }));
  await tx.$executeRaw`
    WITH issued AS (
      INSERT INTO invoices (id, account_id, number, number_key, reference, kind, currency, status, total_minor,
        tax_minor, taxes, balance_minor, issued_on, due_on, created_at)
      VALUES (${id}, ${accountId}, ${number}, ${number.toUpperCase()}, ${reference}, ${kind}, ${currency},
        ${status}, ${totalMinor}::bigint, ${taxMinor}::bigint, ${JSON.stringify(taxes)}::jsonb, ${totalMinor}::bigint,
        ${dateOf(issuedOn)}::date, ${dateOf(dueOn)}::date, ${dateOf(now)})
    )
    INSERT INTO invoice_lines (invoice_id, position, description, quantity, unit_amount_minor, amount_minor)
    SELECT ${id}, position, description, quantity, unit, amount
    FROM jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb)
      AS l(position int, description text, quantity numeric, unit bigint, amount bigint)`;
  return {
    id,
    accountId,
    number,
    kind,
    status,
    currency,
    totalMinor,
    taxMinor,
    balanceMinor: totalMinor,
    issuedOn,
    dueOn,
    lines: priced,
    taxes,
    createdAt: now,
    payments: [],
    creditNotes: [],
    dispute: null,
  };
}

/**
 * The next of the sequence. One that was given to an invoice by hand before makes a clash; the second run passes it
 * over.
 */
async function nextNumber(tx: Tx, again: boolean): Promise<string> {
  for (;;) {
    const [next] = await tx.$queryRaw<[{ nextval: bigint }]>`SELECT nextval('invoice_numbers')`;
    const number = `IN60${String(next.nextval).padStart(9, '0')}`;
    if (!again || !(await isTaken(tx, number))) return number;
  }
}

async function freeNumber(tx: Tx, number: string): Promise<string> {
  if (await isTaken(tx, number)) throw new Refused(409, 'number_taken', `There is an invoice ${number} already`);
  return number;
}

const isTaken = async (tx: Tx, number: string): Promise<boolean> =>
  (await tx.invoice.count({ where: { numberKey: number.toUpperCase() } })) > 0;
