import { METHOD_REFUSED } from '../../declines/refusals.ts';
import type { Outcome } from '../../events.ts';
import { inFlight } from '../reads/attempts.ts';
import { today } from '../reads/today.ts';
import type { Attempt } from '../state/payment.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { endAttempt } from './attempts.ts';
import { follow, noteAttempt } from './outcomes.ts';
import { giveUp } from './watched-attempts.ts';

/**
 * The provider says that it can't make this charge at all. No bank was asked: it is no decline, counts for no network's
 * limit, and sending it again would be answered in the same way for ever. A person is told, and money that was tried
 * before is not tried again blindly.
 */
export function wasRefused(turn: Turn, { because, blames }: Extract<Outcome, { type: 'CHARGE_REFUSED' }>): void {
  const attempt = inFlight(turn.context);
  // Sent before without an answer: of that sending the bank may still say that it took the money.
  if (blames === 'method' && (attempt.noted || attempt.resend > 0)) giveUp(turn, attempt);
  noteAttempt(turn, attempt);
  endAttempt(turn, attempt);
  turn.note(
    'charge.refused',
    `The provider refuses this charge: ${because}`,
    { attemptId: attempt.id, because, blames, amountMinor: attempt.amountMinor, paymentMethodId: attempt.methodId },
    SYSTEM,
  );
  if (blames === 'method') blameMethod(turn, attempt, because);
  else leaveToAPerson(turn, attempt, because);
}

/**
 * This token is unknown, detached, or can't be charged so: never again with it. The same card under another token may
 * be good.
 */
function blameMethod(turn: Turn, attempt: Attempt, because: string): void {
  turn.changeMethod(attempt.methodId, { blocked: true });
  turn.mark({ kind: 'methodBlocked', methodId: attempt.methodId, status: 'blocked' });
  openTask(turn, attempt, 'effectRefused', `The provider refuses to charge a payment method: ${because}`, because);
  // Whoever asks for a charge gets the answer there.
  if (attempt.purpose.kind !== 'asked') follow(turn, attempt, METHOD_REFUSED);
}

/**
 * The provider knows this key for another amount: something was asked that we don't know of. Until somebody has looked,
 * nothing of it is tried again by itself.
 */
function leaveToAPerson(turn: Turn, { purpose, ...attempt }: Attempt, because: string): void {
  openTask(
    turn,
    { ...attempt, purpose },
    'keyMismatch',
    `The provider knows the key of a charge for another amount: ${because}`,
    because,
  );
  if (purpose.kind === 'asked') return;
  turn.changeDebts(attempt.invoiceIds, { triedByAutopay: true });
  if (purpose.kind === 'installment') turn.changeHold('plan', purpose.planId, { triedOn: purpose.on });
  if (purpose.kind === 'retry') turn.changeLadder(purpose.ladderId, { state: 'exhausted' });
}

function openTask(
  turn: Turn,
  attempt: Attempt,
  kind: 'effectRefused' | 'keyMismatch',
  summary: string,
  because: string,
): void {
  const { id: attemptId, amountMinor, methodId: paymentMethodId, invoiceIds } = attempt;
  turn.openTask(
    {
      key: `${kind}:${attemptId}`,
      kind,
      dueOn: today(turn.context),
      subject: { attemptId },
      data: { summary, attemptId, because, amountMinor, paymentMethodId },
    },
    invoiceIds,
  );
}
