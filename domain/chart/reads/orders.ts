import type { AttemptTrigger } from '../../account.ts';
import type { Request } from '../../events.ts';
import type { Ladder } from '../state/autopay.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import type { Purpose } from '../state/payment.ts';
import { newMethodCharge, newMethodFrom, nextRetry, ownLadders, retryCharge } from './charge-times.ts';
import { askedMinor, askedToday, automaticMinor, chargeable, lessCredit, makesCharge } from './chargeable.ts';
import { oldestFirst, payableMinor, sumDue } from './debts.ts';
import { attemptFrom } from './limits.ts';
import { autopayMethod, payMethod } from './methods.ts';
import { installmentCharge, planById } from './plans.ts';
import { besideProofs, provenMinor } from './proofs.ts';
import { silenceFor } from './silence.ts';
import { recoverable } from './uncollected.ts';
import { today } from './today.ts';
import { isInWindow } from './window.ts';

/** An attempt that could be made now: with which method, for which invoices, and how much. */
export interface Order {
  trigger: AttemptTrigger;
  purpose: Purpose;
  methodId: string;
  debts: readonly Debt[];
  amountMinor: number;
}

/** An automatic one, if the method may be charged for so much at this instant. */
function automatic(
  c: Context,
  trigger: AttemptTrigger,
  purpose: Purpose,
  { debts, amountMinor }: Pick<Order, 'debts' | 'amountMinor'>,
): Order | null {
  const method = autopayMethod(c);
  if (method === null || amountMinor === 0 || attemptFrom(c, method, amountMinor, c.now).at > c.now) return null;
  return { trigger, purpose, methodId: method.id, debts, amountMinor };
}

/**
 * What a deadline of kind `charge` asks for: the due day's charge, or a plan's installment. Null outside of the window
 * (an outage): it is made up in the next.
 */
export function chargeOrder(c: Context, id: string): Order | null {
  if (!isInWindow(c, c.now)) return null;
  const plan = planById(c, id);
  if (plan === null) {
    const debts = chargeable(c, today(c));
    const amountMinor = automaticMinor(c, debts);
    return makesCharge(c, debts, amountMinor)
      ? automatic(c, 'autopay', { kind: 'due' }, { debts: besideProofs(c, debts), amountMinor })
      : null;
  }
  const part = installmentCharge(c, plan);
  return part === null || part.at > c.now
    ? null
    : automatic(c, 'autopay', { kind: 'installment', planId: plan.id, on: part.on }, part);
}

/** The ladder that a deadline of kind `retry` is about. */
export const ladderOf = (c: Context, id: string): Ladder | undefined =>
  c.ladders.find((ladder) => id.startsWith(`${ladder.id}:`));

/** The next rung of a retry ladder. Null where it comes too late (an outage): it waits for its own hour. */
export function retryOrder(c: Context, id: string): Order | null {
  const ladder = ladderOf(c, id);
  const due = ladder === undefined ? null : nextRetry(c, ladder);
  if (ladder === undefined || due === null || due.at > c.now) return null;
  return automatic(c, 'retry', { kind: 'retry', ladderId: ladder.id }, retryCharge(c, ladder));
}

/** A method that is to be tried as soon as nothing else is in flight. */
export function newMethodOrder(c: Context): Order | null {
  const next = newMethodCharge(c);
  if (next === null || c.credit.inFlight !== null || newMethodFrom(c, next).at > c.now) return null;
  const { asked, method, debts, amountMinor } = next;
  if (!asked && silenceFor(c).charges) return null;
  // The same plastic again, tried because somebody asks, moves no rung of its ladder.
  const isAutopays = c.autopayOn && autopayMethod(c)?.id === method.id && ownLadders(c, method).length === 0;
  const trigger = asked ? 'api' : c.ladders.length > 0 ? 'retry' : 'autopay';
  return {
    trigger,
    purpose: isAutopays ? { kind: 'newMethod', asked } : { kind: 'asked' },
    methodId: method.id,
    debts,
    amountMinor,
  };
}

const byHand = (
  c: Context,
  trigger: AttemptTrigger,
  methodId: string | null,
  debts: readonly Debt[],
  amountMinor: number,
  purpose: Purpose = { kind: 'asked' },
): Order | null => {
  const method = payMethod(c, methodId);
  return method === null ? null : { trigger, purpose, methodId: method.id, debts, amountMinor };
};

type Pay = Extract<Request, { type: 'PAY_REQUESTED' }>;

/**
 * What somebody may pay, oldest first: one invoice, or all that is open; nothing of it in dispute or on its way; what
 * was written off when nothing else is open (rules, Money).
 */
const payable = (c: Context, { invoiceId }: Pick<Pay, 'invoiceId'>): Debt[] =>
  oldestFirst(
    (invoiceId === null && c.debts.length > 0 ? c.debts : [...c.debts, ...recoverable(c)]).filter(
      (debt) => payableMinor(c, debt) > 0 && (invoiceId === null || debt.id === invoiceId),
    ),
  );

/** The most that a payment may take: all that is not in dispute, less credit. */
export const mostPayable = (c: Context, request: Pick<Pay, 'invoiceId'>): number =>
  lessCredit(
    c,
    payable(c, request).reduce((sum, debt) => sum + payableMinor(c, debt), 0),
  );

/** What somebody asks to pay: all of it, or a part. */
export function payOrder(c: Context, request: Pay): Order | null {
  const { methodId, trigger } = request;
  const debts = payable(c, request);
  const mostMinor = mostPayable(c, request);
  const amountMinor = request.amountMinor ?? mostMinor;
  // The rest beside a part that is on its way is a part as well: that may come back.
  return amountMinor < lessCredit(c, sumDue(c, debts))
    ? byHand(c, trigger, methodId, paidBy(c, debts, amountMinor), amountMinor, { kind: 'asked', isPart: true })
    : byHand(c, trigger, methodId, debts, amountMinor);
}

/** Those of these that an amount reaches together with the credit, which pays the same ones. */
function paidBy(c: Context, debts: readonly Debt[], amountMinor: number): Debt[] {
  let left = amountMinor + Math.max(0, c.creditMinor);
  return debts.filter((debt) => {
    const isReached = left > 0;
    left -= payableMinor(c, debt);
    return isReached;
  });
}

/** An agent's attempt: all that is due by today. A proof that nobody has accepted keeps nobody from trying. */
export function agentOrder(c: Context, methodId: string | null): Order | null {
  const debts = askedToday(c);
  return byHand(c, 'agent', methodId, besideProofs(c, debts, provenMinor), askedMinor(c, debts));
}
