import type { Request } from '../../events.ts';
import { currencyRefusal } from '../../policy/currency.ts';
import type { Refusal } from '../../refusal.ts';
import { anchorOf, openMinor, overdueMinor } from '../reads/debts.ts';
import { resumable, undecided } from '../reads/holds.ts';
import { contactTodayOrWaiting, paperOf } from '../reads/mails.ts';
import { agentOrder, mostPayable } from '../reads/orders.ts';
import { planOf } from '../reads/plans.ts';
import { isResting, openRungs } from '../reads/rungs.ts';
import { silenceOfHolds } from '../reads/silence.ts';
import { today } from '../reads/today.ts';
import type { Context } from '../state/context.ts';
import { closing, whileClosed } from './closing-refusals.ts';
import { acceptance, dispute, pause, plan, promise, tooManyHolds } from './hold-refusals.ts';
import { open, partTooLarge, payment } from './payment-refusals.ts';
import { forbidden, limit, notNow, refuse } from './refusals.ts';
import { deactivation, reactivation } from './service-refusals.ts';

/**
 * What the context has to say against a request; null: nothing. The machine asks this as the guard of every request,
 * and knows besides in which states a request has a meaning at all.
 */
export const refusalOf = (c: Context, request: Request): Refusal | null =>
  whileClosed(c, request) ?? against(c, request) ?? (PLACES_HOLD[request.type] === true ? tooManyHolds(c) : null);

/** A proof has counted as a hold since it came: accepting it places none besides. */
const PLACES_HOLD: Partial<Record<Request['type'], true>> = {
  PAUSE_REQUESTED: true,
  PROMISE_REQUESTED: true,
  PLAN_REQUESTED: true,
  DISPUTE_REQUESTED: true,
};

function against(c: Context, request: Request): Refusal | null {
  switch (request.type) {
    case 'PAY_REQUESTED':
      return (
        payment(
          c,
          request,
          Math.min(request.amountMinor ?? Infinity, mostPayable(c, request)),
          open(c, request.invoiceId),
        ) ?? partTooLarge(c, request)
      );
    case 'RETRY_NOW_REQUESTED':
      return payment(
        c,
        { methodId: request.methodId, trigger: 'agent' },
        agentOrder(c, request.methodId)?.amountMinor ?? 0,
        c.debts.filter((debt) => debt.dueOn <= today(c)),
      );
    case 'DISPUTE_REQUESTED':
      return dispute(c, request);
    case 'PROOF_ACCEPTED':
      return acceptance(c, request.proofId);
    case 'PROOF_REJECTED':
      return undecided(c, request.proofId) === null ? notNow('This proof has been decided already') : null;
    case 'PAUSE_REQUESTED':
      return pause(c, request);
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
    case 'CANCEL_PROMISE_REQUESTED':
      return c.holds.some((hold) => hold.kind === 'promise') ? null : notNow('There is no promise');
    case 'CANCEL_PLAN_REQUESTED':
      return planOf(c) === null ? notNow('There is no plan') : null;
    case 'SKIP_REMINDER_REQUESTED': {
      const anchor = anchorOf(c);
      return anchor !== null && !isResting(c) && openRungs(c, anchor).length > 0
        ? null
        : notNow('No reminder is to come');
    }
    case 'SEND_REMINDER_REQUESTED':
      if (overdueMinor(c) === 0) return notNow('Nothing is overdue');
      if (silenceOfHolds(c).contacts || anchorOf(c) === null) return notNow('A hold means silence');
      return contactTodayOrWaiting(c) ||
        c.sending.some((one) => one.contacts.some(({ template }) => paperOf(template) === null))
        ? notNow('Something was written today already, or waits for its hour: one contact a day')
        : null;
    case 'DEACTIVATE_REQUESTED':
      return deactivation(c, request);
    case 'REACTIVATE_REQUESTED':
      return reactivation(c, request);
    case 'WRITE_OFF_REQUESTED':
      if (request.role !== 'admin') return forbidden("Writing off is an admin's");
      return openMinor(c) > 0 ? null : notNow('Nothing is open');
    case 'CLOSE_REQUESTED':
      return closing(c);
    case 'REOPEN_REQUESTED':
      return null;
    case 'CHANGE_POLICY_REQUESTED':
      if (request.role !== 'admin') return forbidden("Changing the policy is an admin's");
      return request.policy.name === c.policy.name && request.policy.version === c.policy.version
        ? refuse(422, 'policy_unchanged', 'The account is under this version already')
        : currencyRefusal(c.profile.currency, request.policy);
  }
}
