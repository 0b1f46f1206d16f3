import type { EventOf } from '../../events.ts';
import { addDays } from '../../time/calendar.ts';
import { debtById } from '../reads/debts.ts';
import { addressesOf } from '../reads/envelope.ts';
import { dayNamedNow } from '../reads/going-off.ts';
import { today } from '../reads/today.ts';
import { NO_NOTICE } from '../state/collections.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';

/** The carrier's, or the ledger's, word on a mail. */

export function mailSent(turn: Turn, { template, emailId, to, subject, key }: EventOf<'EMAIL_SENT'>): void {
  turn.note('email.sent', `${template} to ${to.join(', ')}`, { template, emailId, to, subject, key }, SYSTEM);
  const c = turn.context;
  const asked = c.case?.notice;
  if (asked?.is !== 'asked' || asked.key !== key) return;
  const { anchorId, invoiceIds, renews } = asked;
  // Its debt was paid in that second: the mail was true when it left, and is about nothing any more.
  const anchor = debtById(c, anchorId);
  const names = anchor === null ? today(c) : dayNamedNow(c, anchor);
  turn.changeCase({
    notice: { is: 'out', key, at: renews?.at ?? c.now, invoiceIds, names, approvalAsked: false, dismissed: false },
    rungsGone: (c.case?.rungsGone ?? 0) + 1,
  });
  turn.closeTasks('undeliverable');
  // Asked about the day that the one before it named: the new one's is to come.
  turn.closeTasks('deactivationApproval');
}

/**
 * What it was made of waits again, and is read anew at the next opening (rules, Days): the day has had its contact, in
 * vain.
 */
export function mailSkipped(turn: Turn, { template, why, key }: EventOf<'EMAIL_SKIPPED'>): void {
  turn.note('email.skipped', `${template} not sent: ${why}`, { template, key, why }, SYSTEM);
  const { sending, contacts } = turn.context;
  const notBefore = addDays(today(turn.context), 1);
  const belied = (sending.find((one) => one.key === key)?.contacts ?? []).map((one) => ({ ...one, notBefore }));
  if (belied.length > 0) turn.set({ contacts: { ...contacts, waiting: [...belied, ...contacts.waiting] } });
}

/**
 * What reached nobody is a person's to mend: other addresses (rules, Tasks). A last notice that did so does not count
 * (rules, The case), and another is of use only to other addresses; where those are known by now, it goes there.
 */
export function mailBounced(
  turn: Turn,
  { template, key, emailId, bounced, everybody }: EventOf<'EMAIL_BOUNCED'>,
): void {
  turn.note('email.bounced', `${template} bounced at ${bounced.join(', ')}`, {
    template,
    key,
    emailId,
    bounced,
    everybody,
  });
  if (!everybody) return;
  const isGone = !addressesOf(turn.context).some((address) => bounced.includes(address));
  discountNotice(turn, key, isGone);
  if (isGone || turn.context.tasks.some((one) => one.key.startsWith('undeliverable:'))) return;
  const what = template === 'last-notice' ? 'The last notice' : `A mail (${template})`;
  turn.openTask({
    key: `undeliverable:${key}`,
    kind: 'undeliverable',
    dueOn: today(turn.context),
    subject: {},
    data: { summary: `${what} reached nobody: find another address`, template, bounced },
  });
}

function discountNotice(turn: Turn, key: string, isGone: boolean): void {
  const notice = turn.context.case?.notice;
  // The one that waits to take its place warns anew, and has days of its own.
  if (notice?.is === 'asked' && notice.renews?.key === key) {
    turn.closeTasks('deactivationApproval');
    turn.changeCase({ notice: { ...notice, renews: null } });
    return;
  }
  // Refused at the carrier's door, it never was one that had been sent.
  if (notice === undefined || !('key' in notice) || notice.key !== key) return;
  turn.changeCase({ notice: isGone ? NO_NOTICE : { is: 'unreachable' } });
  turn.closeTasks('deactivationApproval');
}
