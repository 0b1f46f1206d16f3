import { type Month, monthOf } from '../../billing/month.ts';
import type { BillSeries } from '../../billing/series.ts';
import type { EventOf } from '../../events.ts';
import type { Day } from '../../time/time.ts';
import { addDays, addMinutes } from '../../time/calendar.ts';
import type { Contract } from '../../billing/terms/contract.ts';
import {
  askedUnder,
  billAfter,
  contractsOver,
  monthToBill,
  seriesOf,
  serviceEndsOn,
  unbilledTask,
} from '../reads/billing.ts';
import { today } from '../reads/today.ts';
import { type Billing, type Series, SLICE_OF } from '../state/billing.ts';
import { billKey } from '../state/keys.ts';
import { SYSTEM, type Turn } from '../state/turn.ts';
import { answer, paper, takeBack } from './mails.ts';

/** A month that a person has to mend something for is tried again so much later, or when somebody asks. */
const AGAIN_MINUTES = 24 * 60;

const OF_RENTAL = { service: {}, rental: { series: 'rental' } } as const;
const SAID_OF = { service: '', rental: ' of the rental' } as const;

/** Of a series that there is. */
const change = (turn: Turn, name: BillSeries, changed: Partial<Series>): void => {
  const slice = SLICE_OF[name];
  const series = turn.context[slice];
  if (series !== null) turn.set({ [slice]: { ...series, ...changed } });
};

const changeService = (turn: Turn, changed: Partial<Billing>): void => change(turn, 'service', changed);

export function started(turn: Turn, event: EventOf<'SUBSCRIPTION_STARTED'>): void {
  const { subscriptionId, startsOn, firstOn } = event;
  turn.set({
    billing: {
      contracts: contractOf(event),
      subscriptionId,
      startsOn,
      endsOn: null,
      next: { month: monthOf(firstOn), on: firstOn, notBefore: null },
      billedThrough: null,
      off: [],
      asked: null,
      closed: false,
    },
  });
  turn.note('subscription.started', `Billing starts on ${startsOn}; the first invoice comes on ${firstOn}`, {
    subscriptionId,
    startsOn,
    firstInvoiceOn: firstOn,
  });
}

const contractOf = (event: { subscriptionId: string; throughOn?: Day | null }): Contract[] =>
  event.throughOn == null ? [] : [{ id: event.subscriptionId, throughOn: event.throughOn }];

/** Other free months, before billing has started. */
export function moved(turn: Turn, event: EventOf<'SUBSCRIPTION_MOVED'>): void {
  const { subscriptionId, freeMonths, startsOn, firstOn } = event;
  changeService(turn, {
    startsOn,
    next: { month: monthOf(firstOn), on: firstOn, notBefore: null },
    contracts: contractOf(event),
  });
  turn.note(
    'subscription.moved',
    `${freeMonths} free months: billing starts on ${startsOn}; the first invoice comes on ${firstOn}`,
    { subscriptionId, freeMonths, startsOn, firstInvoiceOn: firstOn },
  );
}

/** The first that is rented begins the series; what comes besides is on its next invoice. */
export function rentalDelivered(turn: Turn, { orderId, on, rental }: EventOf<'EQUIPMENT_DELIVERED'>): void {
  const c = turn.context;
  if (rental === null) return;
  const contract: Contract = { id: orderId, throughOn: rental.throughOn };
  if (c.rental !== null && c.rental.next !== null) {
    change(turn, 'rental', { endsOn: null, contracts: [...c.rental.contracts, contract] });
    return;
  }
  turn.set({
    rental: {
      startsOn: on,
      endsOn: null,
      next: { month: monthOf(rental.firstOn), on: rental.firstOn, notBefore: null },
      billedThrough: c.rental?.billedThrough ?? null,
      asked: null,
      contracts: [contract],
    },
  });
}

export function rentalEnded(turn: Turn, { orderId, endsOn }: EventOf<'RENTAL_ENDED'>): void {
  const contracts = turn.context.rental?.contracts ?? [];
  change(turn, 'rental', { contracts: contracts.filter(({ id }) => id !== orderId), endsOn });
}

/** It goes on month by month, unless its end was asked for. */
export function contractOver(turn: Turn, name: BillSeries): void {
  const series = seriesOf(turn.context, name);
  const over = contractsOver(turn.context, name);
  const throughOn = over.at(-1)?.throughOn;
  if (series === null || throughOn === undefined) return;
  change(turn, name, { contracts: series.contracts.filter((one) => !over.includes(one)) });
  if (series.endsOn !== null) return;
  turn.note(
    'contract.continued',
    `The contract${SAID_OF[name]} was through ${throughOn}: it goes on month by month`,
    { throughOn, ...OF_RENTAL[name] },
    SYSTEM,
  );
  paper(turn, 'contract-continues', `${name}:${throughOn}`, [], { series: name, throughOn });
}

export function itemAdded(turn: Turn, { itemId, price, quantity, on }: EventOf<'ITEM_ADDED'>): void {
  turn.note('item.added', `${quantity} × ${price} from ${on}`, { itemId, price, quantity, on });
}

export function itemRemoved(turn: Turn, { itemId, price, quantity, on }: EventOf<'ITEM_REMOVED'>): void {
  turn.note('item.removed', `${quantity} × ${price} through ${on}`, { itemId, price, quantity, on });
}

/** Asked of the record, which answers within the same decision. */
export function billMonth(turn: Turn, name: BillSeries): void {
  if (name === 'service') keepOn(turn);
  const c = turn.context;
  const series = seriesOf(c, name);
  if (series === null || series.next === null) return;
  const month = monthToBill(c, series.next);
  const bills = c.counters.bills + 1;
  const key = billKey(c, month, bills);
  change(turn, name, { asked: { key, month } });
  turn.set({ counters: { ...c.counters, bills } });
  const { subscriptionId, off } = name === 'service' && c.billing !== null ? c.billing : RENTED;
  turn.do({
    type: 'billMonth',
    key,
    params: {
      accountId: c.profile.id,
      series: name,
      subscriptionId,
      month,
      on: today(c),
      at: c.now,
      endsOn: series.endsOn,
      off,
    },
  });
}

/** What is rented is nobody's subscription, and goes on while the service is off. */
const RENTED = { subscriptionId: null, off: [] };

/** Numbers that haven't left keep the service on for another month (rules, Cancellation). */
function keepOn(turn: Turn): void {
  const c = turn.context;
  const endsOn = serviceEndsOn(c, monthOf(today(c)));
  if (c.billing === null || endsOn === null || endsOn === c.billing.endsOn) return;
  changeService(turn, { endsOn });
  const { subscriptionId } = c.billing;
  turn.note(
    'cancellation.extended',
    `Service goes on through ${endsOn}: numbers have not left yet`,
    { subscriptionId, endsOn },
    SYSTEM,
  );
}

/** Of a month that can't be billed, or that nobody has billed in time. */
export const openUnbilled = (turn: Turn, name: BillSeries, month: Month, because: string): void =>
  turn.openTask({
    key: unbilledTask(turn.context, name),
    kind: 'monthUnbilled',
    dueOn: today(turn.context),
    subject: {},
    data: { summary: `${month}${SAID_OF[name]} isn't billed: ${because}`, month, because },
  });

export function monthBilled(turn: Turn, event: EventOf<'MONTH_BILLED'>): void {
  const name = askedUnder(turn.context, event.key);
  const series = name === null ? null : seriesOf(turn.context, name);
  if (name === null || series === null) return;
  const { month, is, invoiceId, totalMinor } = event;
  const next = billAfter(series, month);
  const contracts = (event.contracts ?? series.contracts).filter(({ throughOn }) => throughOn >= today(turn.context));
  change(turn, name, { asked: null, billedThrough: month, next, contracts });
  turn.closeTask(unbilledTask(turn.context, name));
  const of = SAID_OF[name];
  if (is === 'nothing')
    turn.note('month.nothingToBill', `Nothing to bill for ${month}${of}`, { month, ...OF_RENTAL[name] }, SYSTEM);
  else
    turn.note(
      'month.billed',
      is === 'issued'
        ? `${month}${of} billed: ${turn.money(totalMinor)}`
        : `${month}${of} comes to ${turn.money(totalMinor)}, which is credited`,
      { month, invoiceId, totalMinor, ...OF_RENTAL[name] },
      SYSTEM,
    );
  const { billing } = turn.context;
  if (next !== null || name !== 'service' || billing === null) return;
  const { subscriptionId } = billing;
  turn.note('subscription.ended', 'The subscription has ended, and all of it is billed', { subscriptionId }, SYSTEM);
  paper(turn, 'subscription-ended', `${subscriptionId}:${nextLetter(turn)}`, []);
}

/** What may come twice of one subscription (ended, made anew, ended again) is told of twice. */
function nextLetter(turn: Turn): number {
  const letters = turn.context.counters.letters + 1;
  turn.set({ counters: { ...turn.context.counters, letters } });
  return letters;
}

export function monthKept(turn: Turn, { key, until }: EventOf<'MONTH_KEPT'>): void {
  const name = askedUnder(turn.context, key);
  const next = name === null ? null : seriesOf(turn.context, name)?.next;
  if (name === null || next == null) return;
  change(turn, name, { asked: null, next: { ...next, notBefore: until } });
}

/** Its price is missing, or something of the kind: a person mends it, and it goes on by itself. */
export function monthFailed(turn: Turn, { key, month, because }: EventOf<'MONTH_FAILED'>): void {
  const c = turn.context;
  const name = askedUnder(c, key);
  const next = name === null ? null : seriesOf(c, name)?.next;
  if (name === null || next == null) return;
  change(turn, name, { asked: null, next: { ...next, notBefore: addMinutes(c.now, AGAIN_MINUTES) } });
  turn.note(
    'month.failed',
    `${month}${SAID_OF[name]} can't be billed: ${because}`,
    { month, because, ...OF_RENTAL[name] },
    SYSTEM,
  );
  openUnbilled(turn, name, month, because);
}

/** What was put off is tried now; a void invoice's month, too, which would be made anew tomorrow. */
export function monthChased(turn: Turn, name: BillSeries): void {
  const series = seriesOf(turn.context, name);
  if (series?.next == null) return;
  const { month, on } = series.next;
  const isAgain = series.billedThrough !== null && month <= series.billedThrough;
  // The account's minute of yesterday is over: at once.
  const yesterday = addDays(today(turn.context), -1);
  change(turn, name, { next: { month, on: isAgain && on > yesterday ? yesterday : on, notBefore: null } });
}

/** A void invoice of a month is made anew on the next local day (rules, Billing). */
export function billAgain(turn: Turn, name: BillSeries): void {
  const c = turn.context;
  const series = seriesOf(c, name);
  if (series === null) return;
  if (name === 'service') takeBack(turn, 'subscription-ended', null);
  const on = addDays(today(c), 1);
  if (series.next !== null && series.next.on <= on) return;
  change(turn, name, { next: { month: series.billedThrough ?? monthOf(on), on, notBefore: null } });
}

/**
 * The next month stays where it is: after its last one there is none, and what was billed beyond its end is given back.
 */
export function ending(turn: Turn, { subscriptionId, endsOn, reason }: EventOf<'SUBSCRIPTION_ENDING'>): void {
  if (endsOn !== null) {
    turn.note('cancellation.requested', `Service ends on ${endsOn}: ${reason}`, { subscriptionId, endsOn, reason });
    const cause = `${subscriptionId}:${nextLetter(turn)}`;
    answer(turn, { template: 'cancellation-confirmed', data: { endsOn } }, cause);
  } else turn.note('cancellation.withdrawn', `Service goes on: ${reason}`, { subscriptionId, reason });
  changeService(turn, { endsOn });
}

/** When numbers have left, the service ends with the month in which they did. */
export function endsAfterPort(turn: Turn, { endsOn }: EventOf<'PORT_COMPLETED'>): void {
  if (endsOn !== null && endsOn !== turn.context.billing?.endsOn) changeService(turn, { endsOn });
}

export function serviceCut(turn: Turn): void {
  const { billing } = turn.context;
  if (billing === null || billing.off.at(-1)?.onOn === null) return;
  changeService(turn, { off: [...billing.off, { offOn: today(turn.context), onOn: null }] });
}

export function serviceRestored(turn: Turn): void {
  const { billing } = turn.context;
  const last = billing?.off.at(-1);
  if (billing === null || last === undefined || last.onOn !== null) return;
  changeService(turn, { off: [...billing.off.slice(0, -1), { ...last, onOn: today(turn.context) }] });
}
