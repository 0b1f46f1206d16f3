import type { EventOf } from '../../events.ts';
import { later } from '../../time/calendar.ts';
import { NO_NOTICE } from '../state/collections.ts';
import { isOldDebt } from '../reads/window.ts';
import type { Turn } from '../state/turn.ts';

/** Facts about who the account is and how it pays. None of them can be refused. */

export function opened(turn: Turn, { profile, policy, autopay }: EventOf<'ACCOUNT_OPENED'>): void {
  turn.set({ profile, policy, autopayOn: autopay, autopaySince: autopay ? turn.context.now : null });
  turn.note('account.opened', `Account of ${profile.name} opened under policy ${policy.name} ${policy.version}`, {
    policy: { name: policy.name, version: policy.version },
  });
  if (autopay) consented(turn, null);
}

/** A change of zone moves no past date: due days are days, not instants. */
export function changed(turn: Turn, { profile }: EventOf<'ACCOUNT_CHANGED'>): void {
  const before = turn.context.profile;
  const fields = (Object.keys(profile) as (keyof typeof profile)[]).filter(
    (key) => JSON.stringify(profile[key] ?? null) !== JSON.stringify(before[key] ?? null),
  );
  turn.set({ profile });
  // Other addresses: whoever couldn't be reached is warned again.
  if (fields.some((field) => field === 'email' || field === 'billingRecipients' || field === 'receiptEmail')) {
    if (turn.context.case?.notice.is === 'unreachable') turn.changeCase({ notice: NO_NOTICE });
    turn.closeTasks('undeliverable');
  }
  turn.note('account.changed', `Changed: ${fields.join(', ')}`, { fields });
}

export function autopayChanged(turn: Turn, { enabled, consent }: EventOf<'AUTOPAY_CHANGED'>): void {
  if (enabled === turn.context.autopayOn) return;
  turn.set({ autopayOn: enabled, autopaySince: enabled ? turn.context.now : null });
  if (enabled) {
    consented(turn, consent);
    leaveOldDebt(turn);
  } else {
    const { chargeNow } = turn.context;
    turn.set({ ladders: [], chargeNow: chargeNow?.asked === true ? chargeNow : null });
    turn.note('autopay.changed', 'Autopay switched off', { enabled });
  }
}

/** Switching it on charges nothing by itself whose window is over: that is old debt (rules, Charging). */
function leaveOldDebt(turn: Turn): void {
  const { context: c } = turn;
  turn.set({
    debts: c.debts.map((debt) =>
      isOldDebt(c, debt.dueOn)
        ? { ...debt, triedByAutopay: true }
        : { ...debt, chargeableSince: later(debt.chargeableSince, c.now) },
    ),
    holds: c.holds.map((hold) => {
      if (hold.kind !== 'plan') return hold;
      const missed = hold.installments.findLast(({ on }) => isOldDebt(c, on));
      return missed === undefined ? hold : { ...hold, triedOn: later(missed.on, hold.triedOn ?? missed.on) };
    }),
  });
}

const consented = (turn: Turn, text: string | null): void =>
  turn.note('autopay.changed', 'Autopay switched on', { enabled: true, consent: { by: turn.actor.id, text } });
