import type { EventOf } from '../../events.ts';
import { addMinutes } from '../../time/calendar.ts';
import { inFlight } from '../reads/attempts.ts';
import { openOf } from '../reads/debts.ts';
import { methodOf } from '../reads/methods.ts';
import { mailMethod } from '../reads/topics.ts';
import { lookUpKey } from '../state/keys.ts';
import type { Attempt } from '../state/payment.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { answer } from './mails.ts';
import { noteAttempt } from './outcomes.ts';

/** A charge that its holder has to confirm (3-D Secure): it waits for that, and then is let go. */

export function askHolder(turn: Turn, { url }: EventOf<'CHARGE_NEEDS_HOLDER'>): void {
  const { policy, now } = turn.context;
  noteAttempt(turn, inFlight(turn.context));
  const attempt = inFlight(turn.context);
  const until = addMinutes(now, policy.charge.confirmWithinHours * 60);
  turn.set({
    attempt: { ...attempt, lookUpInFlight: false, lookUpsFailSince: null, confirm: { url, until, asks: 0 } },
  });
  turn.note(
    'charge.confirming',
    "The bank wants the holder's confirmation",
    { attemptId: attempt.id, amountMinor: attempt.amountMinor, until },
    SYSTEM,
  );
  tellHolder(turn, attempt, url, until);
}

/** Who pays on a page is asked there. */
function tellHolder(turn: Turn, attempt: Attempt, url: string | null, confirmBy: Attempt['at']): void {
  const c = turn.context;
  const method = methodOf(c, attempt);
  if (attempt.trigger === 'portal' || method === null) return;
  answer(
    turn,
    {
      template: 'payment-confirm',
      data: {
        numbers: openOf(c, attempt.invoiceIds).map(({ number }) => number),
        amountMinor: attempt.amountMinor,
        method: mailMethod(method),
        url,
        confirmBy,
      },
    },
    attempt.id,
  );
}

/** Asked, the provider says that it still waits: nothing is new. */
export function stillConfirming(turn: Turn): void {
  turn.set({ attempt: { ...inFlight(turn.context), lookUpInFlight: false } });
}

/** Its time is over. Whether it was confirmed in the last second is the provider's to say. */
export function askToLetGo(turn: Turn, attempt: Attempt): void {
  const { id: attemptId, confirm } = attempt;
  turn.set({ attempt: { ...attempt, lookUpInFlight: true } });
  turn.do({
    type: 'lookUpCharge',
    key: lookUpKey(turn.context, attemptId, `confirm.${confirm?.asks}`),
    params: { accountId: turn.context.profile.id, attemptId, at: turn.context.now, cancel: true },
  });
}
