import { type Billing, type Draft, draftMonth } from '../../../domain/billing/draft-month.ts';
import { described } from '../../../domain/billing/line-words.ts';
import { isUsage, type MonthLine } from '../../../domain/billing/lines.ts';
import { type Month, nextMonths } from '../../../domain/billing/month.ts';
import type { BillSeries } from '../../../domain/billing/series.ts';
import { asksAgainAt, HOME_COUNTRY, waitsForCalls } from '../../../domain/billing/usage/usage-terms.ts';
import { firstRated, type RatedMonths } from '../../../domain/billing/usage/rated-by.ts';
import { isUnbillable } from '../../../domain/billing/unbillable.ts';
import type { Contract } from '../../../domain/billing/terms/contract.ts';
import type { OffSpell } from '../../../domain/billing/subscription.ts';
import { writtenRate } from '../../../domain/billing/taxes.ts';
import { SYSTEM } from '../../../domain/chart/state/turn.ts';
import type { BillOrder } from '../../../domain/effects.ts';
import type { Outcome } from '../../../domain/events.ts';
import { sumOf } from '../../../domain/money/moves.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { dueOnFor } from '../../../domain/time/due-dates.ts';
import type { Day } from '../../../domain/time/time.ts';
import { hashedId } from '../../hashed-id.ts';
import type { LineAbout, NewLine } from '../invoices.ts';
import { Refused } from '../store.ts';
import { standingOf } from './billed-months.ts';
import { lowerableMinor, lowerInvoice } from './credit.ts';
import { heldBecause } from './invoice-run-changes.ts';
import { json, type Tx } from './db/database.ts';
import { dateOf, dayOfDate } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { issue } from './issued-invoices.ts';
import { booksNamed } from './price-books.ts';
import { drawnRental } from './rental-bills.ts';
import { itemsOf } from './subscription-rows.ts';
import { taxTermsOf } from './tax-terms.ts';
import { callsFor, tellUnrated } from './usage-of-months.ts';
import { incompleteSources } from './usage-sources.ts';

/**
 * Draws a month and issues its invoice, at the chart's word and in the transaction of its step: what was billed and what
 * the chart knows can't fall apart, and a second time finds nothing left to bill.
 */
export async function billMonth(account: Account, key: string, order: BillOrder): Promise<Outcome> {
  const { series, month } = order;
  const { gate } = account.policy().billing;
  if (series === 'service') await followEnd(account, order);
  const kept = await heldBecause(account.tx, month);
  const { timeZone } = account.row;
  if (kept !== null) {
    const until = asksAgainAt(month, account.now, timeZone, gate.askAgainMinutes);
    return { type: 'MONTH_KEPT', key, month, until, why: kept };
  }
  const incomplete = series === 'service' ? await incompleteSources(account.tx, account.id, nextMonths(month, -1)) : [];
  const waits = incomplete.length === 0 ? null : waitsForCalls(month, account.now, timeZone, gate);
  if (waits !== null)
    return { type: 'MONTH_KEPT', key, month, until: waits, why: `Calls are to come from ${incomplete.join(', ')}` };
  let drawn: Drawn;
  try {
    drawn = await drawnOf(account, order);
  } catch (error) {
    if (!isUnbillable(error)) throw error;
    return { type: 'MONTH_FAILED', key, month, because: error.message };
  }
  const { draft, rated } = drawn;
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
      series,
      month,
      generation: (await account.tx.billedMonth.count({ where: { accountId: account.id, series, month } })) + 1,
      outcome: is,
      invoiceId,
      lines: json(draft.lines),
      totalMinor,
      billedAt: dateOf(account.now),
      incompleteSources: incomplete,
      ratedBy: json(rated),
    },
    select: { month: true },
  });
  return { type: 'MONTH_BILLED', key, month, is, invoiceId, totalMinor, contracts: await contractsOf(account, order) };
}

interface Drawn {
  draft: Draft;
  /** Months of calls that nobody has looked at before. */
  rated: RatedMonths;
}

/** Of the service, or of what is rented beside it. */
async function drawnOf(account: Account, { subscriptionId, ...order }: BillOrder): Promise<Drawn> {
  const { tx, row } = account;
  const asked = { ...order, issuedOn: order.on };
  if (subscriptionId === null) return { draft: await drawnRental(tx, row, asked), rated: {} };
  const { calls } = account.policy().billing;
  const { billing, months } = await billingOf(tx, row, { ...asked, subscriptionId, calls });
  const draft = draftMonth(billing, order.month, order.on);
  await tellUnrated(account, draft.unrated);
  return { draft, rated: firstRated(months, billing.ratedBy, billing) };
}

/** The contracts of a series, as they stand: also states of before the chart knew of any are told. */
async function contractsOf({ tx, id: accountId }: Account, { subscriptionId }: BillOrder): Promise<Contract[]> {
  const rows =
    subscriptionId === null
      ? await tx.equipmentOrder.findMany({
          where: { accountId, contractThrough: { not: null }, endedOn: null },
          orderBy: { ordinal: 'asc' },
          select: { id: true, contractThrough: true },
        })
      : await tx.subscription.findMany({
          where: { id: subscriptionId, contractThrough: { not: null } },
          select: { id: true, contractThrough: true },
        });
  return rows.flatMap(({ id, contractThrough }) =>
    contractThrough === null ? [] : [{ id, throughOn: dayOfDate(contractThrough) }],
  );
}

/** Numbers that have not left have moved the end of the service: the chart has said so. */
const followEnd = ({ tx }: Account, { subscriptionId, endsOn }: BillOrder) =>
  subscriptionId === null || endsOn === null
    ? null
    : tx.subscription.updateMany({
        where: { id: subscriptionId, endsOn: { lt: dateOf(endsOn) } },
        data: { endsOn: dateOf(endsOn) },
      });

interface Billed {
  id: string;
  currency: string;
  timeZone: string;
  country?: string | null;
}
interface Asked {
  subscriptionId: string;
  month: Month;
  issuedOn: Day;
  endsOn: Day | null;
  off: readonly OffSpell[];
  calls: Policy['billing']['calls'];
}

/** The draft of a month of the service, from what the record holds. */
export async function drawn(tx: Tx, account: Billed, asked: Asked): Promise<Draft> {
  const { billing } = await billingOf(tx, account, asked);
  return draftMonth(billing, asked.month, asked.issuedOn);
}

/** All that decides the service's invoice of a month, and the months of calls that are looked at. */
async function billingOf(tx: Tx, account: Billed, asked: Asked): Promise<{ billing: Billing; months: Month[] }> {
  const subscription = await tx.subscription.findUniqueOrThrow({ where: { id: asked.subscriptionId } });
  const billingStartsOn = dayOfDate(subscription.billingStartsOn);
  const { lines, ratedBy } = await standingOf(tx, account.id, 'service');
  const { months, calls } = await callsFor(tx, account.id, asked.month, {
    billingStartsOn,
    lateDays: asked.calls.lateDays,
  });
  const billing: Billing = {
    subscription: { billingStartsOn, endsOn: asked.endsOn },
    items: await itemsOf(tx, subscription.id),
    starts: 'subscription',
    off: asked.off,
    billed: lines,
    calls,
    ratedBy,
    books: await booksNamed(tx, subscription.priceBook),
    country: account.country ?? HOME_COUNTRY,
    row: asked.calls.row,
    timeZone: account.timeZone,
    currency: account.currency,
    taxTerms: await taxTermsOf(tx, account),
  };
  return { billing, months };
}

/** The invoice, or the credit note on the latest ones: whose id it is. */
async function written(account: Account, key: string, { on, series }: BillOrder, draft: Draft): Promise<string | null> {
  if (draft.is === 'nothing') return null;
  if (draft.is === 'credited') return credited(account, key, series, -draft.totalMinor);
  const id = hashedId('inv', key);
  await issue(
    account,
    {
      id,
      number: null,
      issuedOn: on,
      dueOn: dueOnFor({ issuedOn: on, kind: 'recurring' }, account.policy()),
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

const REMOVED: Record<BillSeries, string> = { service: 'Service that was removed', rental: 'Rental that has ended' };

/** On the latest invoices of the series, open or paid, as far as each goes (rules, A negative total). */
async function credited(
  account: Account,
  key: string,
  series: BillSeries,
  amountMinor: number,
): Promise<string | null> {
  const months = await account.tx.billedMonth.findMany({
    where: { accountId: account.id, series, outcome: 'issued' },
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
    const reason = REMOVED[series];
    const lowered = await lowerInvoice(account, { id, invoiceId, amountMinor: partMinor, reason, disputeId: null });
    await account.happened(
      { type: 'CREDIT_NOTED', creditNoteId: id, invoiceId, amountMinor: partMinor, reason, ...lowered },
      SYSTEM,
      id,
    );
  }
  return first;
}
