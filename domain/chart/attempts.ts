import type { AttemptTrigger } from '../account.ts';
import type { Request } from '../events.ts';
import type { Instant } from '../time/time.ts';
import { newMethodCharge, newMethodFrom, retryCharge } from './charge-times.ts';
import type { Attempt, Context, Debt, Ladder, Purpose } from './context.ts';
import {
  autopayMethod,
  automaticMinor,
  chargeable,
  debtById,
  dueMinor,
  dueToday,
  isOnItsWay,
  lessCredit,
  methodById,
  oldestFirst,
  payMethod,
  sumDue,
  today,
} from './debts.ts';
import { automaticAttemptId, chargeKey, resendKey } from './keys.ts';
import { attemptFrom } from './limits.ts';
import { installmentCharge } from './plans.ts';
import { takeOver } from './retry-ladder.ts';
import { silenceFor } from './silence.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';
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
  const plan = c.holds.find((hold) => hold.id === id);
  if (plan === undefined) {
    const debts = chargeable(c, today(c));
    return automatic(c, 'autopay', { kind: 'due' }, { debts, amountMinor: automaticMinor(c, debts) });
  }
  const part = installmentCharge(c, plan);
  return part === null || part.at > c.now
    ? null
    : automatic(c, 'autopay', { kind: 'installment', planId: plan.id, on: part.on }, part);
}

/** The ladder that a deadline of kind `retry` is about. */
export const ladderOf = (c: Context, id: string): Ladder | undefined =>
  c.ladders.find((ladder) => id.startsWith(`${ladder.id}:`));

/** The next rung of a retry ladder. */
export function retryOrder(c: Context, id: string): Order | null {
  const ladder = ladderOf(c, id);
  return ladder === undefined
    ? null
    : automatic(c, 'retry', { kind: 'retry', ladderId: ladder.id }, retryCharge(c, ladder));
}

/** A method that is to be tried as soon as nothing else is in flight. */
export function newMethodOrder(c: Context): Order | null {
  const next = newMethodCharge(c);
  if (next === null || c.credit.inFlight !== null || newMethodFrom(c, next).at > c.now) return null;
  const { asked, method, debts, amountMinor } = next;
  if (!asked && silenceFor(c).charges) return null;
  const isAutopays = c.autopayOn && autopayMethod(c)?.id === method.id;
  const trigger = asked ? 'api' : c.ladders.length > 0 ? 'retry' : 'autopay';
  return {
    trigger,
    purpose: isAutopays ? { kind: 'newMethod', asked } : { kind: 'asked' },
    methodId: method.id,
    debts,
    amountMinor,
  };
}

/**
 * The new method is tried, or there is nothing that it could be tried for just now. As autopay's, it stands in for the
 * last one.
 */
export function takeNewMethod(turn: Turn, debts: readonly Debt[]): void {
  const { chargeNow } = turn.context;
  turn.set({ chargeNow: null });
  if (autopayMethod(turn.context)?.id === chargeNow?.methodId)
    takeOver(
      turn,
      debts.map((debt) => debt.id),
    );
}

const byHand = (
  c: Context,
  trigger: AttemptTrigger,
  methodId: string | null,
  debts: readonly Debt[],
  amountMinor: number,
): Order | null => {
  const method = payMethod(c, methodId);
  return method === null ? null : { trigger, purpose: { kind: 'asked' }, methodId: method.id, debts, amountMinor };
};

/** What somebody asks to pay: one invoice, or everything that is open and not disputed or on its way. */
export function payOrder(
  c: Context,
  { invoiceId, methodId, trigger }: Extract<Request, { type: 'PAY_REQUESTED' }>,
): Order | null {
  const debts = oldestFirst(
    c.debts.filter(
      (debt) => !isOnItsWay(c, debt) && (invoiceId === null ? dueMinor(c, debt) > 0 : debt.id === invoiceId),
    ),
  );
  const minor = invoiceId === null ? sumDue(c, debts) : (debts[0]?.balanceMinor ?? 0);
  return byHand(c, trigger, methodId, debts, lessCredit(c, minor));
}

/** An agent's attempt: all that is due by today. */
export function agentOrder(c: Context, methodId: string | null): Order | null {
  const debts = dueToday(c);
  return byHand(c, 'agent', methodId, debts, automaticMinor(c, debts));
}

/** The attempt that an outcome is of: the machine lets no other through. */
export function inFlight({ attempt }: Context): Attempt {
  if (attempt === null) throw new Error('An outcome of no attempt');
  return attempt;
}

/** The key of the task to ask the provider by hand. */
export const lookupFailing = ({ id }: Attempt): string => `lookupFailing:${id}`;

/** Its outcome is known, or nothing is waited for any more. */
export function endAttempt(turn: Turn, attempt: Attempt): void {
  turn.set({ attempt: null });
  turn.closeTask(lookupFailing(attempt));
}

/** Nothing has been heard of it yet. */
export const UNHEARD = {
  resend: 0,
  noted: false,
  notFound: 0,
  lookUps: 0,
  lookUpInFlight: false,
  lookUpsFailSince: null,
} as const;

/** Begins an attempt: the only way to the bank. */
export function begin(turn: Turn, { trigger, purpose, methodId, debts, amountMinor }: Order, id: string): void {
  const c = turn.context;
  const invoiceIds = debts.map((debt) => debt.id);
  const attempt: Attempt = {
    id,
    key: chargeKey(c, id, methodId),
    trigger,
    purpose,
    methodId,
    invoiceIds,
    amountMinor,
    at: c.now,
    believes: believesNow(c, invoiceIds),
    ...UNHEARD,
  };
  turn.set({ attempt, lastAttemptId: attempt.id });
  send(turn, attempt);
}

export function send(
  turn: Turn,
  { id: attemptId, key, trigger, methodId, invoiceIds, amountMinor, at, believes, resend }: Attempt,
): void {
  const c = turn.context;
  turn.do({
    type: 'chargeBalance',
    key: resend === 0 ? key : resendKey(c, attemptId, methodId, resend),
    params: {
      accountId: c.profile.id,
      attemptId,
      key,
      trigger,
      methodId,
      invoiceIds,
      amountMinor,
      at,
      believes,
      resend,
    },
  });
}

export const believesNow = (c: Context, invoiceIds: readonly string[]): Attempt['believes'] => ({
  openMinor: invoiceIds.reduce((sum, id) => sum + (debtById(c, id)?.balanceMinor ?? 0), 0),
  creditMinor: c.creditMinor,
});

/** Something has happened since it was decided that we know of: other money is owed, or its method has gone. */
export function isOvertaken(c: Context, { invoiceIds, methodId, believes }: Attempt): boolean {
  const { openMinor, creditMinor } = believesNow(c, invoiceIds);
  return (
    openMinor !== believes.openMinor ||
    creditMinor !== believes.creditMinor ||
    methodById(c, methodId)?.blocked !== false
  );
}

export function beginAutomatic(turn: Turn, given: Order): void {
  const charges = turn.context.counters.charges + 1;
  turn.set({ counters: { ...turn.context.counters, charges } });
  begin(turn, given, automaticAttemptId(turn.context, charges));
}

/** A due charge that can't be made now waits for the next window. */
export function missWindow(turn: Turn, id: string): void {
  const { context: c } = turn;
  if (c.holds.some((hold) => hold.id === id)) turn.changeHold(id, { chargeableSince: c.now });
  else
    turn.changeDebts(
      chargeable(c, today(c)).map((debt) => debt.id),
      { chargeableSince: c.now },
    );
  turn.note('charge.skipped', 'Not charged in the window: charged in the next one', {}, SYSTEM);
}

/**
 * An attempt that came to nothing (no decline) moves no rung: an automatic one is due again from an instant on; null:
 * as it was due.
 */
export function rearm(turn: Turn, { purpose, methodId, invoiceIds }: Attempt, from: Instant | null): void {
  switch (purpose.kind) {
    case 'due':
      if (from !== null) turn.changeDebts(invoiceIds, { chargeableSince: from });
      return;
    case 'installment':
      if (from !== null) turn.changeHold(purpose.planId, { chargeableSince: from });
      return;
    case 'retry': {
      const ladder = turn.context.ladders.find((one) => one.id === purpose.ladderId);
      if (ladder !== undefined) turn.changeLadder(ladder.id, { rung: ladder.rung - 1, notBefore: from });
      return;
    }
    case 'newMethod':
      turn.set({ chargeNow: { methodId, asked: purpose.asked, notBefore: from } });
      return;
    case 'asked':
  }
}
