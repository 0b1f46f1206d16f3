import type { Instant } from '../../time/time.ts';
import { believesNow, lookupFailing } from '../reads/attempts.ts';
import { sameHourFrom } from '../reads/charge-times.ts';
import { chargeable } from '../reads/chargeable.ts';
import { autopayMethod, methodById } from '../reads/methods.ts';
import type { Order } from '../reads/orders.ts';
import { ladderOf } from '../reads/orders.ts';
import { planById } from '../reads/plans.ts';
import { today } from '../reads/today.ts';
import { windowFrom } from '../reads/window.ts';
import { automaticAttemptId, chargeKey, resendKey } from '../state/keys.ts';
import type { Debt } from '../state/ledger.ts';
import { NO_METHOD, triedMethod } from '../state/ledger.ts';
import type { Attempt } from '../state/payment.ts';
import { UNHEARD } from '../state/payment.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { takeOver } from './retry-ladder.ts';

/**
 * The new method is tried, or there is nothing that it could be tried for just now. As autopay's, it stands in for the
 * last one.
 */
export function takeNewMethod(turn: Turn, debts: readonly Debt[]): void {
  const { chargeNow } = turn.context;
  turn.set({ chargeNow: null });
  const method = autopayMethod(turn.context);
  if (method !== null && method.id === chargeNow?.methodId)
    takeOver(
      turn,
      method,
      debts.map((debt) => debt.id),
    );
}

/** Its outcome is known, or nothing is waited for any more. */
export function endAttempt(turn: Turn, attempt: Attempt): void {
  turn.set({ attempt: null });
  turn.closeTask(lookupFailing(attempt));
}

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
    method: triedMethod(methodById(c, methodId) ?? NO_METHOD),
    invoiceIds,
    amountMinor,
    at: c.now,
    believes: believesNow(c, { trigger, invoiceIds }),
    ...UNHEARD,
  };
  turn.set({ attempt, lastAttemptId: attempt.id });
  if (methodById(c, methodId)?.once === 'unused') turn.changeMethod(methodId, { once: 'used' });
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

export function beginAutomatic(turn: Turn, given: Order): void {
  const charges = turn.context.counters.charges + 1;
  turn.set({ counters: { ...turn.context.counters, charges } });
  begin(turn, given, automaticAttemptId(turn.context, charges));
}

/** A due charge that can't be made now waits for the next window. */
export function missWindow(turn: Turn, id: string): void {
  const { context: c } = turn;
  if (planById(c, id) !== null) turn.changeHold('plan', id, { chargeableSince: c.now });
  else
    turn.changeDebts(
      chargeable(c, today(c)).map((debt) => debt.id),
      { chargeableSince: c.now },
    );
  turn.note('charge.skipped', 'Not charged in the window: charged in the next one', {}, SYSTEM);
}

/** A retry comes too late, after an outage: it waits for its own local hour. */
export function keepRetryBack(turn: Turn, id: string): void {
  const { context: c } = turn;
  const ladder = ladderOf(c, id);
  if (ladder !== undefined) turn.changeLadder(ladder.id, { notBefore: sameHourFrom(c, ladder, c.now) });
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
      if (from !== null) turn.changeHold('plan', purpose.planId, { chargeableSince: from });
      return;
    case 'retry': {
      const ladder = turn.context.ladders.find((one) => one.id === purpose.ladderId);
      if (ladder !== undefined)
        turn.changeLadder(ladder.id, {
          rung: ladder.rung - 1,
          notBefore: from === null ? null : sameHourFrom(turn.context, ladder, from),
        });
      return;
    }
    case 'newMethod':
      turn.set({
        chargeNow: {
          methodId,
          asked: purpose.asked,
          notBefore: from === null || purpose.asked ? from : windowFrom(turn.context, from),
        },
      });
      return;
    case 'asked':
      // What was left for this one payment is there for another try of it.
      if (methodById(turn.context, methodId)?.once === 'used') turn.changeMethod(methodId, { once: 'unused' });
  }
}
