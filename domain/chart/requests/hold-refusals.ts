import type { OverrideRequest, Request } from '../../events.ts';
import type { Refusal } from '../../refusal.ts';
import { MOST_HOLDS } from '../../safety/limits.ts';
import { addDays, addWorkingDays, startOfDay } from '../../time/calendar.ts';
import { openMinor, overdueMinor } from '../reads/debts.ts';
import { countHolds, undecided } from '../reads/holds.ts';
import { today } from '../reads/today.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { invalid, notNow, refuse, unknownInvoice } from './refusals.ts';

/** What speaks against a hold, or a decision about one. */

/** Why the account may not have one more hold, or proof to be decided about; null: it may. */
export function tooManyHolds(c: Context): Refusal | null {
  const holds = countHolds(c);
  return holds < MOST_HOLDS
    ? null
    : refuse(
        422,
        'too_many_holds',
        `The account has ${holds} holds, and ${MOST_HOLDS} are the most that it may have: one of them has to end first`,
        { holds, limit: MOST_HOLDS },
      );
}

/** Issue day is day 0; allowed to the end of the window's last day, local time (guide). */
export function dispute(c: Context, request: Extract<Request, { type: 'DISPUTE_REQUESTED' }>): Refusal | null {
  const debt = c.debts.find((one) => one.id === request.invoiceId);
  if (debt === undefined) return unknownInvoice(request.invoiceId);
  if (c.holds.some((hold) => hold.kind === 'dispute' && hold.invoiceId === debt.id))
    return notNow('This invoice is in dispute already');
  if (request.amountMinor !== null && request.amountMinor > debt.balanceMinor)
    return refuse(422, 'amount_too_large', `amountMinor: at most the balance of ${debt.balanceMinor}`);
  return request.late || c.now < windowCloses(c, debt)
    ? null
    : refuse(
        422,
        'dispute_window_closed',
        `An invoice can be disputed until ${addDays(debt.issuedOn, c.policy.holds.disputeWindowDays)}, to the end of the day`,
        {
          closedAt: windowCloses(c, debt),
        },
      );
}

const windowCloses = (c: Context, debt: Debt) =>
  startOfDay(addDays(debt.issuedOn, c.policy.holds.disputeWindowDays + 1), c.profile.timeZone);

export function acceptance(c: Context, proofId: string): Refusal | null {
  const proof = undecided(c, proofId);
  if (proof === null) return notNow('This proof has been decided already');
  const missing = overdueMinor(c);
  if (proof.amountMinor < missing)
    return refuse(422, 'proof_too_small', `The proof shows ${proof.amountMinor}, overdue is ${missing}`, {
      overdueMinor: missing,
    });
  const usedUp =
    c.case !== null &&
    c.service.is === 'off' &&
    c.service.for === 'debt' &&
    c.case.provisionalReturns >= c.policy.holds.provisionalReturnsPerCase;
  return usedUp
    ? refuse(422, 'provisional_return_used', 'The service was given back on a proof in this case before')
    : null;
}

type Override<T extends OverrideRequest['type']> = Extract<OverrideRequest, { type: T }>;

export function promise(c: Context, request: Override<'PROMISE_REQUESTED'>): Refusal | null {
  const { promiseMaxWorkingDays, promisesPerCase } = c.policy.holds;
  if (c.debts.length === 0) return notNow('Nothing is open');
  if (c.holds.some((hold) => hold.kind === 'promise')) return notNow('There is a promise already');
  if (c.case !== null && c.case.promises >= promisesPerCase)
    return notNow(`A case has at most ${promisesPerCase} promises`);
  const last = addWorkingDays(today(c), promiseMaxWorkingDays, c.policy.calendar);
  if (request.on < today(c) || request.on > last)
    return refuse(422, 'promise_day_out_of_range', `on: from ${today(c)} to ${last}`, { latest: last });
  return request.amountMinor > openMinor(c)
    ? refuse(422, 'amount_too_large', `amountMinor: at most the ${openMinor(c)} that is open`)
    : null;
}

export function plan(c: Context, request: Override<'PLAN_REQUESTED'>): Refusal | null {
  if (c.debts.length === 0) return notNow('Nothing is open');
  if (c.holds.some((hold) => hold.kind === 'plan')) return notNow('There is a plan already');
  const sum = request.installments.reduce((total, one) => total + one.amountMinor, 0);
  if (sum !== openMinor(c))
    return refuse(422, 'plan_does_not_add_up', `installments: together ${sum}, open is ${openMinor(c)}`, {
      openMinor: openMinor(c),
    });
  const ascending = request.installments.every((one, i, all) => one.on > (all[i - 1]?.on ?? addDays(today(c), -1)));
  return ascending ? null : invalid('plan_days_not_ascending', `installments: days must ascend, from ${today(c)} on`);
}
