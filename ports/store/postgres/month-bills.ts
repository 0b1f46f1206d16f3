import { type Draft, draftMonth } from '../../../domain/billing/draft-month.ts';
import { described } from '../../../domain/billing/line-words.ts';
import { isUsage, type MonthLine } from '../../../domain/billing/lines.ts';
import type { Month } from '../../../domain/billing/month.ts';
import { isUnbillable } from '../../../domain/billing/unbillable.ts';
import type { OffSpell } from '../../../domain/billing/subscription.ts';
import { writtenRate } from '../../../domain/billing/taxes.ts';
import { SYSTEM } from '../../../domain/chart/state/turn.ts';
import type { BillOrder } from '../../../domain/effects.ts';
import type { Outcome } from '../../../domain/events.ts';
import { sumOf } from '../../../domain/money/moves.ts';
import { addMinutes } from '../../../domain/time/calendar.ts';
import { dueOnFor } from '../../../domain/time/due-dates.ts';
import type { Day } from '../../../domain/time/time.ts';
import { hashedId } from '../../hashed-id.ts';
import type { LineAbout, NewLine } from '../invoices.ts';
import { Refused } from '../store.ts';
import { standingLines } from './billed-months.ts';
import { lowerableMinor, lowerInvoice } from './credit.ts';
import { heldBecause } from './invoice-run-changes.ts';
import { json, type Tx } from './db/database.ts';
import { dateOf, dayOfDate } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { issue } from './issued-invoices.ts';
import { booksNamed } from './price-books.ts';
import { itemsOf } from './subscription-rows.ts';
import { taxTermsOf } from './tax-terms.ts';

const SERVICE = 'service';
/** A month that somebody keeps. */
const ASKED_AGAIN_MINUTES = 60;

/**
 * Draws a month and issues its invoice, at the chart's word and in the transaction of its step: what was billed and what
 * the chart knows can't fall apart, and a second time finds nothing left to bill.
 */
export async function billMonth(account: Account, key: string, order: BillOrder): Promise<Outcome> {
  const { month, on } = order;
  const kept = await heldBecause(account.tx, month);
  if (kept !== null)
    return { type: 'MONTH_KEPT', key, month, until: addMinutes(account.now, ASKED_AGAIN_MINUTES), why: kept };
  let draft: Draft;
  try {
    draft = await drawn(account.tx, account.row, { ...order, issuedOn: on });
  } catch (error) {
    if (!isUnbillable(error)) throw error;
    return { type: 'MONTH_FAILED', key, month, because: error.message };
  }
  let invoiceId: string | null;
  try {
    invoiceId = await written(account, key, order, draft);
  } catch (error) {
    // Refused before anything was written of it: too many are open, say.
    if (!(error instanceof Refused) || draft.is !== 'issued') throw error;
    return { type: 'MONTH_FAILED', key, month, because: error.message };
  }
  const { is, totalMinor } = draft;
  await account.tx.billedMonth.create({
    data: {
      accountId: account.id,
      series: SERVICE,
      month,
      generation:
        (await account.tx.billedMonth.count({ where: { accountId: account.id, series: SERVICE, month } })) + 1,
      outcome: is,
      invoiceId,
      lines: json(draft.lines),
      totalMinor,
      billedAt: dateOf(account.now),
    },
    select: { month: true },
  });
  return { type: 'MONTH_BILLED', key, month, is, invoiceId, totalMinor };
}

/** The draft of a month from what the record holds. */
export async function drawn(
  tx: Tx,
  account: { id: string; currency: string; timeZone: string },
  asked: { subscriptionId: string; month: Month; issuedOn: Day; endsOn: Day | null; off: readonly OffSpell[] },
): Promise<Draft> {
  const subscription = await tx.subscription.findUniqueOrThrow({ where: { id: asked.subscriptionId } });
  return draftMonth(
    {
      subscription: { billingStartsOn: dayOfDate(subscription.billingStartsOn), endsOn: asked.endsOn },
      items: await itemsOf(tx, subscription.id),
      starts: 'subscription',
      off: asked.off,
      billed: await standingLines(tx, account.id, SERVICE),
      calls: new Map(),
      books: await booksNamed(tx, subscription.priceBook),
      country: 'MX',
      timeZone: account.timeZone,
      currency: account.currency,
      taxTerms: await taxTermsOf(tx, account),
      usageTaxes: ['iva', 'ieps'],
    },
    asked.month,
    asked.issuedOn,
  );
}

/** The invoice, or the credit note on the latest ones: whose id it is. */
async function written(account: Account, key: string, { on }: BillOrder, draft: Draft): Promise<string | null> {
  if (draft.is === 'nothing') return null;
  if (draft.is === 'credited') return credited(account, key, -draft.totalMinor);
  const policy = account.state?.snapshot.context.policy;
  if (policy === undefined) throw new Error(`${account.id} is billed without a policy`);
  const id = hashedId('inv', key);
  await issue(
    account,
    {
      id,
      number: null,
      issuedOn: on,
      dueOn: dueOnFor({ issuedOn: on, kind: 'recurring' }, policy),
      kind: 'recurring',
      lines: draft.lines.map((line) => lineOf(line, account.row.locale)),
      taxMinor: sumOf(draft.taxes),
      taxes: draft.taxes.map(({ rate, ...tax }) => ({ ...tax, rate: writtenRate(rate) })),
    },
    SYSTEM,
  );
  return id;
}

function lineOf(line: MonthLine, locale: string): NewLine {
  const { quantity, unitMinor, amountMinor, kind, of, taxes } = line;
  const about: LineAbout = isUsage(line)
    ? { kind, of, usageMonth: line.usageMonth, minutes: line.minutes, fiscal: { taxes } }
    : {
        kind,
        ...(kind === 'partial' ? { of } : {}),
        price: line.price,
        from: line.from,
        through: line.through,
        days: line.days,
        ofDays: line.ofDays,
        fiscal: { taxes, ...(line.sat === undefined ? {} : { sat: line.sat }) },
      };
  return { description: described(line, locale), quantity, unitAmountMinor: unitMinor, amountMinor, about };
}

/** On the latest invoices of the series, open or paid, as far as each goes (rules, A negative total). */
async function credited(account: Account, key: string, amountMinor: number): Promise<string | null> {
  const months = await account.tx.billedMonth.findMany({
    where: { accountId: account.id, series: SERVICE, outcome: 'issued' },
    orderBy: [{ month: 'desc' }, { generation: 'desc' }],
    select: { invoiceId: true },
  });
  let leftMinor = amountMinor;
  let first: string | null = null;
  for (const { invoiceId } of months) {
    if (leftMinor === 0 || invoiceId === null) break;
    const partMinor = Math.min(leftMinor, await lowerableMinor(account.tx, invoiceId));
    if (partMinor <= 0) continue;
    leftMinor -= partMinor;
    first ??= invoiceId;
    const id = hashedId('crn', `${key}:${invoiceId}`);
    const reason = 'Service that was removed';
    const lowered = await lowerInvoice(account, { id, invoiceId, amountMinor: partMinor, reason, disputeId: null });
    await account.happened(
      { type: 'CREDIT_NOTED', creditNoteId: id, invoiceId, amountMinor: partMinor, reason, ...lowered },
      SYSTEM,
      id,
    );
  }
  return first;
}
