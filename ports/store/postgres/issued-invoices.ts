import type { Bought } from '../../../domain/events.ts';
import type { Actor } from '../../../domain/account.ts';
import { creditTakenBy } from '../../../domain/money/moves.ts';
import { MOST_OPEN_INVOICES } from '../../../domain/safety/limits.ts';
import type { InvoiceRow, Invoices } from '../invoices.ts';
import { Refused } from '../store.ts';
import type { Tx } from './db/database.ts';
import { dateOf } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { refuseClosed } from './decide/refuse-closed.ts';
import { amountsOf } from './invoice-amounts.ts';
import { book } from './money.ts';
import { invoiceRow } from './paper-rows.ts';

/** What is issued: an invoice with its lines, which nobody has numbered yet unless a number is given. */
export type Issued = Omit<Parameters<Invoices['issueInvoice']>[0], 'accountId' | 'actor'> & {
  /** What the customer has just bought by it. */
  bought?: Bought;
};

/** Issues an invoice, under the account's lock: credit pays it in the same transaction, and the chart is told. */
export async function issue(account: Account, input: Issued, actor: Actor): Promise<InvoiceRow> {
  const { id } = input;
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
      ...(input.bought === undefined ? {} : { bought: input.bought }),
    },
    actor,
    id,
  );
  return invoice;
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
  const numbered = priced.map(({ description, quantity, unitAmountMinor, amountMinor, about }, i) => ({
    position: i + 1,
    description,
    quantity,
    unit: unitAmountMinor,
    amount: amountMinor,
    about: about ?? null,
  }));
  await tx.$executeRaw`
    WITH issued AS (
      INSERT INTO invoices (id, account_id, number, number_key, reference, kind, currency, status, total_minor,
        tax_minor, taxes, balance_minor, issued_on, due_on, created_at)
      VALUES (${id}, ${accountId}, ${number}, ${number.toUpperCase()}, ${reference}, ${kind}, ${currency},
        ${status}, ${totalMinor}::bigint, ${taxMinor}::bigint, ${JSON.stringify(taxes)}::jsonb, ${totalMinor}::bigint,
        ${dateOf(issuedOn)}::date, ${dateOf(dueOn)}::date, ${dateOf(now)})
    )
    INSERT INTO invoice_lines (invoice_id, position, description, quantity, unit_amount_minor, amount_minor, about)
    SELECT ${id}, position, description, quantity, unit, amount, about
    FROM jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb)
      AS l(position int, description text, quantity numeric, unit bigint, amount bigint, about jsonb)`;
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
