import type { PaymentMethod } from '../../account.ts';
import type { EventOf } from '../../events.ts';
import { ownLadders } from '../reads/charge-times.ts';
import { autopayMethod, methodById, usedUp } from '../reads/methods.ts';
import { triedMethod } from '../state/ledger.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';

/** Facts about cards and bank accounts. None of them can be refused. */

export function methodAdded(turn: Turn, { method: added, chargeNow }: EventOf<'METHOD_ADDED'>): void {
  const { methods, cards } = turn.context;
  const { once: isOnce = false, ...method } = added;
  const others = method.default ? methods.map((one) => ({ ...one, default: false })) : methods;
  // A card that was refused for good is refused under another token too.
  const blocked = cards.refused.includes(method.fingerprint);
  turn.set({
    methods: [
      ...others,
      {
        ...method,
        blocked,
        manualOnly: cards.distrusted.includes(method.fingerprint),
        lastDeclinedAt: null,
        once: isOnce ? 'unused' : null,
      },
    ],
  });
  turn.note('method.added', `${method.brand} ${method.last4} added${isOnce ? ' for one payment' : ''}`, {
    paymentMethodId: method.id,
    kind: method.kind,
    brand: method.brand,
    last4: method.last4,
    default: method.default,
    ...(isOnce ? { once: true } : {}),
  });
  if (blocked) turn.mark({ kind: 'methodBlocked', methodId: method.id, status: 'blocked' });
  // What autopay tries again, it tries with what was left for that.
  if (isOnce) return;
  goOn(turn, method);
  if (chargeNow) turn.set({ chargeNow: { methodId: method.id, asked: true, notBefore: null } });
  else if (method.default) tryDefault(turn, method.id);
  noteUsable(turn);
}

/**
 * The same plastic again, under whatever token: what was declined on it goes on where it was, and is tried no sooner
 * (rules, Charging).
 */
function goOn(turn: Turn, { id: methodId, fingerprint }: PaymentMethod): void {
  for (const ladder of ownLadders(turn.context, { fingerprint }))
    turn.changeLadder(ladder.id, { methodId, ...(ladder.state === 'needsMethod' ? { state: 'running' } : {}) });
}

/** Whoever has a usable one may be asked for another when that is gone. */
function noteUsable(turn: Turn): void {
  if (turn.context.methodAsked && autopayMethod(turn.context) !== null) turn.set({ methodAsked: false });
}

/** A mail has left that asks for one, wherever in it that stands: one that was not sent, since it was moot, has not. */
export function noteAsked(turn: Turn, key: string): void {
  const left = turn.context.sending.find((one) => one.key === key)?.contacts ?? [];
  if (left.some(({ template }) => template === 'payment-method-needed') && autopayMethod(turn.context) === null)
    turn.set({ methodAsked: true });
}

/**
 * A new default method is the answer to what the last one couldn't pay: it is tried at once (rules, Charging). Without
 * autopay, only when it was asked for.
 */
function tryDefault(turn: Turn, methodId: string): void {
  const { autopayOn, chargeNow } = turn.context;
  if (autopayOn && chargeNow?.asked !== true) turn.set({ chargeNow: { methodId, asked: false, notBefore: null } });
}

export function methodRemoved(turn: Turn, { methodId, newDefaultId }: EventOf<'METHOD_REMOVED'>): void {
  const { methods } = turn.context;
  const method = methodById(turn.context, methodId);
  turn.set({
    methods: methods
      .filter((one) => one.id !== methodId)
      .map((one) => ({ ...one, default: newDefaultId === null ? one.default : one.id === newDefaultId })),
  });
  turn.note('method.removed', method === null ? 'Payment method removed' : `${method.brand} ${method.last4} removed`, {
    paymentMethodId: methodId,
    newDefaultId,
  });
  if (newDefaultId !== null && method?.default === true) tryDefault(turn, newDefaultId);
  noteUsable(turn);
}

export function methodDefaulted(turn: Turn, { methodId }: EventOf<'METHOD_DEFAULTED'>): void {
  const before = methodById(turn.context, methodId);
  turn.set({ methods: turn.context.methods.map((one) => ({ ...one, default: one.id === methodId })) });
  turn.note('method.defaulted', `${before?.brand} ${before?.last4} is the default now`, { paymentMethodId: methodId });
  if (before?.default === false) tryDefault(turn, methodId);
  noteUsable(turn);
}

/** Its network has given a card another date, or number. One that had expired can be charged again, and is. */
export function methodChanged(turn: Turn, { method }: EventOf<'METHOD_CHANGED'>): void {
  const before = methodById(turn.context, method.id);
  if (before === null) return;
  const isBack = before.blocked && !turn.context.cards.refused.includes(before.fingerprint);
  const { default: _, once: __, ...details } = method;
  turn.changeMethod(method.id, { ...details, ...(isBack ? { blocked: false } : {}) });
  turn.note('method.changed', `${method.brand} ${method.last4} was renewed by its network`, {
    paymentMethodId: method.id,
    brand: method.brand,
    last4: method.last4,
  });
  if (isBack) {
    for (const ladder of ownLadders(turn.context, { fingerprint: before.fingerprint }))
      turn.changeLadder(ladder.id, {
        method: triedMethod({ ...before, ...details }),
        ...(ladder.state === 'needsMethod' ? { state: 'running' } : {}),
      });
    if (before.default) tryDefault(turn, method.id);
  }
  noteUsable(turn);
}

/**
 * What came of the one payment is known for which these were left: nobody charges them again (rules, A card for one
 * payment). Their provider is told to forget them, too.
 */
export function forgetUsed(turn: Turn): void {
  for (const { id: methodId, brand, last4 } of usedUp(turn.context)) {
    turn.set({ methods: turn.context.methods.filter((one) => one.id !== methodId) });
    turn.mark({ kind: 'methodRemoved', methodId });
    turn.note(
      'method.removed',
      `${brand} ${last4} removed: it was left for one payment`,
      { paymentMethodId: methodId, newDefaultId: null },
      SYSTEM,
    );
  }
}
