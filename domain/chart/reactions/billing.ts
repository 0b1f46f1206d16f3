import { type Month, monthOf } from '../../billing/month.ts';
import type { EventOf } from '../../events.ts';
import { addDays, addMinutes } from '../../time/calendar.ts';
import { billAfter, monthToBill, unbilledTask } from '../reads/billing.ts';
import { today } from '../reads/today.ts';
import type { Billing } from '../state/billing.ts';
import { billKey } from '../state/keys.ts';
import { SYSTEM, type Turn } from '../state/turn.ts';

/** A month that a person has to mend something for is tried again so much later, or when somebody asks. */
const AGAIN_MINUTES = 24 * 60;

const change = (turn: Turn, change: Partial<Billing>): void => {
  const { billing } = turn.context;
  if (billing !== null) turn.set({ billing: { ...billing, ...change } });
};

export function started(turn: Turn, event: EventOf<'SUBSCRIPTION_STARTED'>): void {
  const { subscriptionId, startsOn, firstOn } = event;
  turn.set({
    billing: {
      subscriptionId,
      startsOn,
      endsOn: null,
      next: { month: monthOf(firstOn), on: firstOn, notBefore: null },
      billedThrough: null,
      off: [],
      asked: null,
    },
  });
  turn.note('subscription.started', `Billing starts on ${startsOn}; the first invoice comes on ${firstOn}`, {
    subscriptionId,
    startsOn,
    firstInvoiceOn: firstOn,
  });
}

export function itemAdded(turn: Turn, { itemId, price, quantity, on }: EventOf<'ITEM_ADDED'>): void {
  turn.note('item.added', `${quantity} × ${price} from ${on}`, { itemId, price, quantity, on });
}

export function itemRemoved(turn: Turn, { itemId, price, quantity, on }: EventOf<'ITEM_REMOVED'>): void {
  turn.note('item.removed', `${quantity} × ${price} through ${on}`, { itemId, price, quantity, on });
}

/** Asked of the record, which answers within the same decision. */
export function billMonth(turn: Turn): void {
  const c = turn.context;
  const { billing } = c;
  if (billing === null || billing.next === null) return;
  const month = monthToBill(c, billing.next);
  const bills = c.counters.bills + 1;
  const key = billKey(c, month, bills);
  const { subscriptionId, endsOn, off } = billing;
  turn.set({ billing: { ...billing, asked: { key, month } }, counters: { ...c.counters, bills } });
  turn.do({
    type: 'billMonth',
    key,
    params: { accountId: c.profile.id, subscriptionId, month, on: today(c), at: c.now, endsOn, off },
  });
}

/** Of a month that can't be billed, or that nobody has billed in time. */
export function openUnbilled(turn: Turn, month: Month, because: string): void {
  const { billing } = turn.context;
  if (billing === null) return;
  turn.openTask({
    key: unbilledTask(billing),
    kind: 'monthUnbilled',
    dueOn: today(turn.context),
    subject: {},
    data: { summary: `${month} isn't billed: ${because}`, month, because },
  });
}

export function monthBilled(turn: Turn, event: EventOf<'MONTH_BILLED'>): void {
  const { billing } = turn.context;
  if (billing?.asked?.key !== event.key) return;
  const { month, is, invoiceId, totalMinor } = event;
  const next = billAfter(billing, month);
  change(turn, { asked: null, billedThrough: month, next });
  turn.closeTask(unbilledTask(billing));
  if (is === 'nothing') turn.note('month.nothingToBill', `Nothing to bill for ${month}`, { month }, SYSTEM);
  else
    turn.note(
      'month.billed',
      is === 'issued'
        ? `${month} billed: ${turn.money(totalMinor)}`
        : `${month} comes to ${turn.money(totalMinor)}, which is credited`,
      { month, invoiceId, totalMinor },
      SYSTEM,
    );
  if (next === null)
    turn.note(
      'subscription.ended',
      'The subscription has ended, and all of it is billed',
      {
        subscriptionId: billing.subscriptionId,
      },
      SYSTEM,
    );
}

export function monthKept(turn: Turn, { key, until }: EventOf<'MONTH_KEPT'>): void {
  const { billing } = turn.context;
  if (billing?.asked?.key !== key || billing.next === null) return;
  change(turn, { asked: null, next: { ...billing.next, notBefore: until } });
}

/** Its price is missing, or something of the kind: a person mends it, and it goes on by itself. */
export function monthFailed(turn: Turn, { key, month, because }: EventOf<'MONTH_FAILED'>): void {
  const c = turn.context;
  const { billing } = c;
  if (billing?.asked?.key !== key || billing.next === null) return;
  change(turn, { asked: null, next: { ...billing.next, notBefore: addMinutes(c.now, AGAIN_MINUTES) } });
  turn.note('month.failed', `${month} can't be billed: ${because}`, { month, because }, SYSTEM);
  openUnbilled(turn, month, because);
}

/** What was put off is tried now; a void invoice's month, too, which would be made anew tomorrow. */
export function monthChased(turn: Turn): void {
  const { billing } = turn.context;
  if (billing?.next == null) return;
  const { month, on } = billing.next;
  const isAgain = billing.billedThrough !== null && month <= billing.billedThrough;
  // The account's minute of yesterday is over: at once.
  const yesterday = addDays(today(turn.context), -1);
  change(turn, { next: { month, on: isAgain && on > yesterday ? yesterday : on, notBefore: null } });
}

/** A void invoice of a month is made anew on the next local day (rules, Billing). */
export function billAgain(turn: Turn): void {
  const c = turn.context;
  if (c.billing === null) return;
  const on = addDays(today(c), 1);
  const { next } = c.billing;
  if (next !== null && next.on <= on) return;
  change(turn, { next: { month: c.billing.billedThrough ?? monthOf(on), on, notBefore: null } });
}

export function ending(turn: Turn, { subscriptionId, endsOn, reason }: EventOf<'SUBSCRIPTION_ENDING'>): void {
  change(turn, { endsOn });
  const { billing } = turn.context;
  if (endsOn !== null)
    turn.note('cancellation.requested', `Service ends on ${endsOn}: ${reason}`, { subscriptionId, endsOn, reason });
  else turn.note('cancellation.withdrawn', `Service goes on: ${reason}`, { subscriptionId, reason });
  // It had ended already, and goes on after all; or it ends before what was to come.
  if (billing?.billedThrough != null && billing.asked === null)
    change(turn, { next: billAfter({ ...billing, endsOn }, billing.billedThrough) });
}

export function serviceCut(turn: Turn): void {
  const { billing } = turn.context;
  if (billing === null || billing.off.at(-1)?.onOn === null) return;
  change(turn, { off: [...billing.off, { offOn: today(turn.context), onOn: null }] });
}

export function serviceRestored(turn: Turn): void {
  const { billing } = turn.context;
  const last = billing?.off.at(-1);
  if (billing === null || last === undefined || last.onOn !== null) return;
  change(turn, { off: [...billing.off.slice(0, -1), { ...last, onOn: today(turn.context) }] });
}
