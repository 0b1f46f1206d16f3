import { addDays, addWorkingDays, daysBetween, startOfDay } from '../time/calendar.ts';
import type { OverrideRequest, Request } from '../events.ts';
import { MOST_HOLDS } from '../safety/limits.ts';
import { currencyRefusal } from '../policy/currency.ts';
import type { Refusal } from '../refusal.ts';
import { agentOrder, payOrder } from './attempts.ts';
import type { Context, Debt, Method } from './context.ts';
import { anchorOf, isOverdue, openMinor, openOf, overdueMinor, payMethod, today } from './debts.ts';
import { countHolds } from './holds.ts';
import { networkFreeAt, restsUntil } from './limits.ts';
import { resumable } from './overrides.ts';
import { undecided } from './proofs.ts';
import { isResting, openRungs } from './rungs.ts';
import { silenceOfHolds } from './silence.ts';

/**
 * What the context has to say against a request; null: nothing. The machine asks this as the guard of every request,
 * and knows besides in which states a request has a meaning at all.
 */
export const permits = (c: Context, request: Request): Refusal | null =>
  against(c, request) ?? (PLACES_HOLD[request.type] === true ? tooManyHolds(c) : null);

/** A proof has counted as a hold since it came: accepting it places none besides. */
const PLACES_HOLD: Partial<Record<Request['type'], true>> = {
  PAUSE_REQUESTED: true,
  PROMISE_REQUESTED: true,
  PLAN_REQUESTED: true,
  DISPUTE_REQUESTED: true,
};

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

function against(c: Context, request: Request): Refusal | null {
  switch (request.type) {
    case 'PAY_REQUESTED':
      return payment(c, request.methodId, payOrder(c, request)?.amountMinor ?? 0, open(c, request.invoiceId));
    case 'RETRY_NOW_REQUESTED':
      return payment(
        c,
        request.methodId,
        agentOrder(c, request.methodId)?.amountMinor ?? 0,
        c.debts.some((debt) => debt.dueOn <= today(c)),
      );
    case 'DISPUTE_REQUESTED':
      return dispute(c, request);
    case 'PROOF_ACCEPTED':
      return acceptance(c, request.proofId);
    case 'PROOF_REJECTED':
      return undecided(c, request.proofId) === null ? notNow('This proof has been decided already') : null;
    case 'PAUSE_REQUESTED':
      if (request.legal && request.role !== 'admin') return forbidden("A legal hold is an admin's");
      if (!request.legal && request.until === null)
        return invalid('until_required', 'A pause needs the day until which it lasts');
      if (request.until !== null && request.until <= today(c))
        return invalid('until_in_the_past', `until must be after ${today(c)}`);
      return request.invoiceId === null || c.debts.some((debt) => debt.id === request.invoiceId)
        ? null
        : unknownInvoice(request.invoiceId);
    case 'RESUME_REQUESTED':
      return resumable(c.holds, request) === null ? notNow('Nothing is paused') : null;
    case 'EXTEND_REQUESTED':
      if (c.case === null) return notNow('Nothing is overdue');
      if (request.role === 'admin') return null;
      if (c.case.extensions > 0) return notNow('This case was extended already; an admin may do it again');
      return limit(request.days, c.policy.agentLimits.extendDays, 'days');
    case 'PROMISE_REQUESTED':
      return promise(c, request);
    case 'PLAN_REQUESTED':
      return plan(c, request);
    case 'SKIP_REMINDER_REQUESTED': {
      const anchor = anchorOf(c);
      return anchor !== null && !isResting(c) && openRungs(c, anchor).length > 0
        ? null
        : notNow('No reminder is to come');
    }
    case 'SEND_REMINDER_REQUESTED':
      if (overdueMinor(c) === 0) return notNow('Nothing is overdue');
      return silenceOfHolds(c).contacts || anchorOf(c) === null ? notNow('A hold means silence') : null;
    case 'DEACTIVATE_REQUESTED':
      if (request.role === 'admin' && request.fraud) return null;
      return openOf(c, c.case?.lastNotice?.invoiceIds ?? []).some((debt) => isOverdue(c, debt))
        ? null
        : notNow('Deactivating needs overdue debt and a last notice that was sent, or an admin who says fraud');
    case 'REACTIVATE_REQUESTED':
      if (overdueMinor(c) === 0) return null;
      if (request.until === null)
        return invalid('until_required', 'Reactivating with debt needs the day until which it lasts');
      if (request.until <= today(c)) return invalid('until_in_the_past', `until must be after ${today(c)}`);
      return request.role === 'admin'
        ? null
        : limit(daysBetween(today(c), request.until), c.policy.agentLimits.reactivateDays, 'until');
    case 'WRITE_OFF_REQUESTED':
      if (request.role !== 'admin') return forbidden("Writing off is an admin's");
      return openMinor(c) > 0 ? null : notNow('Nothing is open');
    case 'CHANGE_POLICY_REQUESTED':
      if (request.role !== 'admin') return forbidden("Changing the policy is an admin's");
      return request.policy.name === c.policy.name && request.policy.version === c.policy.version
        ? refuse(422, 'policy_unchanged', 'The account is under this version already')
        : currencyRefusal(c.profile.currency, request.policy);
  }
}

const refuse = (
  status: Refusal['status'],
  code: string,
  message: string,
  data: Record<string, unknown> = {},
): Refusal => ({ status, code, message, data });
const notNow = (message: string): Refusal => refuse(409, 'not_allowed_now', message);
const forbidden = (message: string): Refusal => refuse(403, 'forbidden', message);
const invalid = (code: string, message: string): Refusal => refuse(422, code, message);
const unknownInvoice = (id: string): Refusal =>
  refuse(422, 'invoice_not_open', `Invoice ${id} is not open on this account`);
const limit = (asked: number, max: number, field: string): Refusal | null =>
  asked <= max
    ? null
    : refuse(422, 'limit_exceeded', `${field}: an agent may grant up to ${max} days, an admin more`, { limit: max });

const open = (c: Context, invoiceId: string | null): boolean =>
  invoiceId === null ? c.debts.length > 0 : c.debts.some((debt) => debt.id === invoiceId);

function payment(c: Context, methodId: string | null, amountMinor: number, somethingOpen: boolean): Refusal | null {
  if (c.attempt !== null)
    return refuse(409, 'payment_in_progress', 'An attempt is in flight or its outcome is being looked up', {
      attemptId: c.attempt.id,
    });
  if (!somethingOpen) return refuse(422, 'nothing_due', 'Nothing is open');
  const method = payMethod(c, methodId);
  if (method === null)
    return refuse(
      422,
      'no_payment_method',
      methodId === null
        ? 'The account has no default payment method'
        : `Payment method ${methodId} is not one of this account's`,
    );
  if (method.blocked)
    return refuse(422, 'card_blocked', 'The bank has refused this card for good: another one is needed');
  if (amountMinor === 0)
    return refuse(422, 'nothing_due', 'Nothing is left to pay: it is disputed, on its way, or covered by credit');
  return tooSoon(c, method, amountMinor);
}

function tooSoon(c: Context, method: Method, amountMinor: number): Refusal | null {
  const rests = restsUntil(c, method);
  if (c.now < rests)
    return refuse(409, 'retry_too_soon', 'The bank has just declined this method', { retryAllowedAt: rests });
  const free = networkFreeAt(c, method, amountMinor, c.now);
  return c.now < free.at
    ? refuse(422, 'attempt_limit_reached', `This card may not be tried for now: ${free.source}`, {
        retryAllowedAt: free.at,
      })
    : null;
}

/** Issue day is day 0; allowed to the end of the window's last day, local time (guide). */
function dispute(c: Context, request: Extract<Request, { type: 'DISPUTE_REQUESTED' }>): Refusal | null {
  const debt = c.debts.find((one) => one.id === request.invoiceId);
  if (debt === undefined) return unknownInvoice(request.invoiceId);
  if (c.holds.some((hold) => hold.kind === 'dispute' && hold.invoiceId === debt.id))
    return notNow('This invoice is in dispute already');
  if (request.amountMinor !== null && request.amountMinor > debt.balanceMinor)
    return refuse(422, 'amount_too_large', `amountMinor: at most the balance of ${debt.balanceMinor}`);
  return request.late || c.now < windowCloses(c, debt)
    ? null
    : refuse(422, 'dispute_window_closed', `An invoice can be disputed until ${windowCloses(c, debt)}`, {
        closedAt: windowCloses(c, debt),
      });
}

const windowCloses = (c: Context, debt: Debt) =>
  startOfDay(addDays(debt.issuedOn, c.policy.holds.disputeWindowDays + 1), c.profile.timeZone);

function acceptance(c: Context, proofId: string): Refusal | null {
  const proof = undecided(c, proofId);
  if (proof === null) return notNow('This proof has been decided already');
  const missing = overdueMinor(c);
  if (proof.amountMinor < missing)
    return refuse(422, 'proof_too_small', `The proof shows ${proof.amountMinor}, overdue is ${missing}`, {
      overdueMinor: missing,
    });
  const usedUp =
    c.case !== null &&
    c.case.deactivatedAt !== null &&
    !c.service.fraud &&
    c.case.provisionalReturns >= c.policy.holds.provisionalReturnsPerCase;
  return usedUp
    ? refuse(422, 'provisional_return_used', 'The service was given back on a proof in this case before')
    : null;
}

type Override<T extends OverrideRequest['type']> = Extract<OverrideRequest, { type: T }>;

function promise(c: Context, request: Override<'PROMISE_REQUESTED'>): Refusal | null {
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

function plan(c: Context, request: Override<'PLAN_REQUESTED'>): Refusal | null {
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
