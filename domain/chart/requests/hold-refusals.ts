import type { OverrideRequest, Request } from '../../events.ts';
import type { Refusal } from '../../refusal.ts';
import { MOST_HOLDS } from '../../safety/limits.ts';
import { addDays, addWorkingDays, daysBetween, startOfDay } from '../../time/calendar.ts';
import { sumDue } from '../reads/debts.ts';
import { countHolds, undecided } from '../reads/holds.ts';
import { planOf } from '../reads/plans.ts';
import { askedOfProofs, isOffForDebt, shownTogether, usesUpReturns } from '../reads/proof-asks.ts';
import { today } from '../reads/today.ts';
import type { Context } from '../state/context.ts';
import { forbidden, invalid, limit, notNow, refuse, unknownInvoice } from './refusals.ts';

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

/**
 * Issue day is day 0; allowed to the end of the window's last day, local time (guide). Of a paid invoice, at most what
 * was paid.
 */
export function dispute(c: Context, request: Extract<Request, { type: 'DISPUTE_REQUESTED' }>): Refusal | null {
  const open = c.debts.find((one) => one.id === request.invoiceId);
  const invoice = open ?? request.paid?.invoice;
  const mostMinor = open?.balanceMinor ?? request.paid?.paidMinor ?? 0;
  if (invoice === undefined || mostMinor === 0) return unknownInvoice(request.invoiceId);
  if (c.holds.some((hold) => hold.kind === 'dispute' && hold.invoiceId === invoice.id))
    return notNow('This invoice is in dispute already');
  if (request.amountMinor !== null && request.amountMinor > mostMinor)
    return refuse(
      422,
      'amount_too_large',
      open === undefined
        ? `amountMinor: at most the ${mostMinor} that was paid`
        : `amountMinor: at most the balance of ${mostMinor}`,
    );
  const closes = startOfDay(addDays(invoice.issuedOn, c.policy.holds.disputeWindowDays + 1), c.profile.timeZone);
  return request.late || c.now < closes
    ? null
    : refuse(
        422,
        'dispute_window_closed',
        `An invoice can be disputed until ${addDays(invoice.issuedOn, c.policy.holds.disputeWindowDays)}, to the end of the day`,
        { closedAt: closes },
      );
}

/** Proofs add up: one is too small only if all together don't cover what is asked (rules, Proof of payment). */
export function acceptance(c: Context, proofId: string): Refusal | null {
  if (undecided(c, proofId) === null) return notNow('This proof has been decided already');
  const asked = askedOfProofs(c);
  const shown = shownTogether(c);
  if (asked !== null && shown < asked)
    return refuse(422, 'proof_too_small', `All proofs together show ${shown}, asked for is ${asked}`, {
      askedMinor: asked,
      shownMinor: shown,
    });
  return isOffForDebt(c) && usesUpReturns(c)
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
  const dueMinor = sumDue(c, c.debts);
  return request.amountMinor > dueMinor
    ? refuse(422, 'amount_too_large', `amountMinor: at most the ${dueMinor} that is open and not in dispute`)
    : null;
}

export function plan(c: Context, request: Override<'PLAN_REQUESTED'>): Refusal | null {
  if (c.debts.length === 0) return notNow('Nothing is open');
  if (planOf(c) !== null) return notNow('There is a plan already');
  const sum = request.installments.reduce((total, one) => total + one.amountMinor, 0);
  const owed = sumDue(c, c.debts);
  if (sum !== owed)
    return refuse(422, 'plan_does_not_add_up', `installments: together ${sum}, open and not in dispute is ${owed}`, {
      openMinor: owed,
    });
  const ascending = request.installments.every((one, i, all) => one.on > (all[i - 1]?.on ?? addDays(today(c), -1)));
  if (!ascending) return invalid('plan_days_not_ascending', `installments: days must ascend, from ${today(c)} on`);
  const last = request.installments.at(-1)?.on ?? today(c);
  return request.role === 'admin'
    ? null
    : limit(daysBetween(today(c), last), c.policy.agentLimits.planDays, 'installments');
}

export function pause(c: Context, request: Override<'PAUSE_REQUESTED'>): Refusal | null {
  const { legal, role, until, invoiceId } = request;
  if (legal && role !== 'admin') return forbidden("A legal hold is an admin's");
  if (!legal && until === null) return invalid('until_required', 'until: the last day of the pause');
  if (until !== null && until < today(c)) return invalid('until_in_the_past', `until: from ${today(c)} on`);
  if (invoiceId !== null && !c.debts.some((debt) => debt.id === invoiceId)) return unknownInvoice(invoiceId);
  return role === 'admin' || until === null
    ? null
    : limit(daysBetween(today(c), until), c.policy.agentLimits.pauseDays, 'until');
}
