import type { EventOf } from '../../events.ts';
import { dueMinor, oldestFirst, openOf, sumDue } from '../reads/debts.ts';
import { graceEnds, installmentEnds, planOf } from '../reads/plans.ts';
import { mailInvoice } from '../reads/topics.ts';
import type { PromiseHold } from '../state/hold.ts';
import type { Turn } from '../state/turn.ts';
import { place, release } from './holds.ts';
import { answer } from './mails.ts';
import { applied } from './overrides.ts';
import { dropLadders } from './retry-ladder.ts';

/** Promises to pay and payment plans: made, and taken back. They cover what is due of what is open now. */

export function promise(turn: Turn, event: EventOf<'PROMISE_REQUESTED'>): void {
  const c = turn.context;
  const { amountMinor, on, reason } = event;
  applied(turn, 'promise', event, { amountMinor, on });
  turn.changeCase({ promises: (c.case?.promises ?? 0) + 1 });
  const debts = oldestFirst(c.debts).filter((debt) => dueMinor(c, debt) > 0);
  const hold = place(turn, {
    kind: 'promise',
    until: graceEnds(c, on),
    reason,
    invoiceIds: debts.map((debt) => debt.id),
    amountMinor,
    on,
    receivedMinor: 0,
    openMinor: debts.reduce((sum, debt) => sum + debt.balanceMinor, 0),
  });
  answer(turn, { template: 'promise-confirmed', data: { amountMinor, on } }, hold.id);
}

export function plan(turn: Turn, event: EventOf<'PLAN_REQUESTED'>): void {
  const c = turn.context;
  const { installments, reason } = event;
  applied(turn, 'plan', event, { installments });
  const debts = oldestFirst(c.debts).filter((debt) => dueMinor(c, debt) > 0);
  const terms = { invoiceIds: debts.map((debt) => debt.id), installments, amountMinor: sumDue(c, debts) };
  const hold = place(turn, {
    kind: 'plan',
    until: installmentEnds(c, terms),
    reason,
    ...terms,
    missed: null,
    triedOn: null,
    chargeableSince: c.now,
  });
  answer(turn, { template: 'plan-confirmed', data: { installments } }, hold.id);
}

/** It counts among the promises of the case all the same. */
export function cancelPromise(turn: Turn, event: EventOf<'CANCEL_PROMISE_REQUESTED'>): void {
  applied(turn, 'cancelPromise', event, {});
  const hold = turn.context.holds.find((one): one is PromiseHold => one.kind === 'promise');
  if (hold === undefined) return;
  release(turn, hold, event.reason);
  answer(turn, { template: 'promise-cancelled', data: { amountMinor: hold.amountMinor, on: hold.on } }, hold.id);
}

/** Its retries end with it: what is still due of it goes on where time says. */
export function cancelPlan(turn: Turn, event: EventOf<'CANCEL_PLAN_REQUESTED'>): void {
  applied(turn, 'cancelPlan', event, {});
  const hold = planOf(turn.context);
  if (hold === null) return;
  release(turn, hold, event.reason);
  dropLadders(turn);
  const c = turn.context;
  const debts = openOf(c, hold.invoiceIds);
  answer(
    turn,
    {
      template: 'plan-cancelled',
      data: { invoices: debts.map((debt) => mailInvoice(c, debt)), totalMinor: sumDue(c, debts) },
    },
    hold.id,
  );
}
