import type { EventOf } from '../../events.ts';
import type { RefundPart } from '../../money/give-back.ts';
import { addBankDays } from '../../time/calendar.ts';
import { today } from '../reads/today.ts';
import { refundKey } from '../state/keys.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { putCredit } from './credit-order.ts';
import { noteGiven } from './giving-away.ts';

/**
 * Credit that is paid back (rules, Money): what came by a card or a direct debit goes back there by itself, the rest is
 * a person's to pay.
 */
export function creditRefunded(turn: Turn, event: EventOf<'CREDIT_REFUNDED'>): void {
  const { refundId, amountMinor, reason, role, parts = [] } = event;
  noteGiven(turn, 'refund', amountMinor, role);
  turn.set({ creditMinor: turn.context.creditMinor - amountMinor });
  turn.note('refund.made', `Credit of ${turn.money(amountMinor)} is paid back: ${reason}`, {
    refundId,
    amountMinor,
    reason,
  });
  for (const part of parts) {
    if (part.by === 'provider') giveBack(turn, refundId, part);
    else openTask(turn, { refundId, ...part, because: null });
  }
}

function giveBack(turn: Turn, refundId: string, { position, amountMinor }: RefundPart): void {
  const c = turn.context;
  turn.do({
    type: 'refundPayment',
    key: refundKey(c, refundId, position),
    params: { accountId: c.profile.id, refundId, position, amountMinor, at: c.now },
  });
}

export function refundSucceeded(turn: Turn, event: EventOf<'REFUND_SUCCEEDED'>): void {
  const { refundId, amountMinor, isPending } = event;
  const how = isPending ? 'is on its way back to where it came from' : 'went back to where it came from';
  turn.note('refund.paid', `${turn.money(amountMinor)} ${how}`, { refundId, amountMinor, isPending }, SYSTEM);
}

/** Nothing left us: somebody pays it another way. */
export function refundRefused(turn: Turn, event: EventOf<'REFUND_REFUSED'>): void {
  const { refundId, amountMinor, because } = event;
  turn.note(
    'refund.failed',
    `${turn.money(amountMinor)} could not go back to where it came from: ${because}`,
    { refundId, amountMinor, because },
    SYSTEM,
  );
  openTask(turn, event);
}

/** What nobody has paid is credit again, and pays what is due. */
export function refundUndone(turn: Turn, event: EventOf<'REFUND_UNDONE'>): void {
  const { refundId, amountMinor, reason } = event;
  turn.set({ creditMinor: turn.context.creditMinor + amountMinor });
  turn.note('refund.undone', `${turn.money(amountMinor)} is not paid back, and is credit again: ${reason}`, {
    refundId,
    amountMinor,
    reason,
  });
  putCredit(turn, null);
}

interface ByHand {
  refundId: string;
  position: number;
  amountMinor: number;
  toClabe?: string | null;
  because: string | null;
}

function openTask(turn: Turn, { refundId, position, amountMinor, toClabe = null, because }: ByHand): void {
  const c = turn.context;
  const day = today(c);
  const money = turn.money(amountMinor);
  turn.openTask({
    key: byHandTask(refundId, position),
    kind: 'refundByHand',
    dueOn: addBankDays(day, 1, c.policy.calendar),
    subject: { refundId },
    data: {
      summary:
        toClabe === null
          ? `Ask ${c.profile.name} where to, and pay ${money} back by transfer; dismissed, it is credit again`
          : `Pay ${money} back by transfer to ${toClabe}, where it came from; dismissed, it is credit again`,
      refundId,
      position,
      amountMinor,
      toClabe,
      because,
    },
  });
}

/** One for each part. */
const byHandTask = (refundId: string, position: number): string => `refundByHand:${refundId}:${position}`;
