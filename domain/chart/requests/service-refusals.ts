import type { OverrideRequest } from '../../events.ts';
import type { Refusal } from '../../refusal.ts';
import { addDays, daysBetween } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import { firstLentDay, owedOf } from '../reads/coming-back.ts';
import { isBeingPaid, overdueDebts, overdueMinor } from '../reads/debts.ts';
import { disputeGraceOver } from '../reads/going-off.ts';
import { lapseOver, silencesDeactivation } from '../reads/holds.ts';
import { lastNoticeOf } from '../reads/notice.ts';
import { today } from '../reads/today.ts';
import type { Context } from '../state/context.ts';
import type { Off } from '../state/service.ts';
import { offOf } from '../state/service.ts';
import { forbidden, invalid, limit, notNow, refuse } from './refusals.ts';

/** What speaks against switching a service off or on by hand (rules, Deactivating by hand and Lent). */

type Override<T extends OverrideRequest['type']> = Extract<OverrideRequest, { type: T }>;

/** An admin who says fraud may always, also without debt. */
export function deactivation(c: Context, { role, fraud }: Override<'DEACTIVATE_REQUESTED'>): Refusal | null {
  if (fraud && role === 'admin')
    return c.service.is === 'off' && c.service.for === 'fraud' ? notNow('The service is off for fraud already') : null;
  if (c.service.is === 'off') return notNow('The service is off already');
  return withoutGround(c) ?? tooSoon(c) ?? (fraud ? forbidden("Deactivating for fraud is an admin's") : null);
}

function withoutGround(c: Context): Refusal | null {
  const overdue = overdueDebts(c);
  if (overdue.length === 0) return notNow('Deactivating needs overdue debt, or an admin who says fraud');
  // What is lent was off before: its notice was given then.
  return c.service.is === 'lent' || overdue.some((debt) => lastNoticeOf(c, debt) !== null)
    ? null
    : notNow('Deactivating needs overdue debt and a last notice that was sent, or an admin who says fraud');
}

function tooSoon(c: Context): Refusal | null {
  const hold = silencesDeactivation(c);
  if (hold !== null)
    return refuse(409, 'not_allowed_now', `A hold (${hold.kind}) keeps the service on`, {
      hold: hold.kind,
      until: hold.until,
    });
  const overdue = overdueDebts(c);
  if (overdue.every((debt) => isBeingPaid(c, debt))) return notNow('Money is on its way for all that is overdue');
  // What is overdue besides, and it has not named, brings its day no nearer.
  const named =
    overdue
      .map((debt) => lastNoticeOf(c, debt)?.names ?? today(c))
      .sort()
      .at(-1) ?? today(c);
  if (named > today(c)) return before(named, 'The last notice has named a later day');
  const decided = disputeGraceOver(c, today(c));
  if (decided > today(c)) return before(decided, 'A dispute was decided a few days ago, and there is time to pay');
  const lapsed = lapseOver(c) ?? today(c);
  return lapsed > today(c) ? before(lapsed, 'A proof of payment has lapsed, and there is time to pay') : null;
}

const before = (until: Day, why: string): Refusal => refuse(409, 'not_allowed_now', `${why}: ${until}`, { until });

export function reactivation(c: Context, { role, until }: Override<'REACTIVATE_REQUESTED'>): Refusal | null {
  const { service } = c;
  const off = offOf(service);
  if (off === null) return null;
  const against = withDebt(c, off, { role, until });
  return (
    against ??
    (off.for === 'fraud' && role !== 'admin'
      ? forbidden("What was switched off for fraud is an admin's to bring back")
      : null)
  );
}

function withDebt(
  c: Context,
  off: Off,
  { role, until }: Pick<Override<'REACTIVATE_REQUESTED'>, 'role' | 'until'>,
): Refusal | null {
  const { service } = c;
  if (service.is === 'off' && overdueMinor(c) === 0 && owedOf(c, off) === 0) return null;
  if (until === null)
    return invalid('until_required', 'until: with debt, the last day on which the service is to be on');
  const from = service.is === 'lent' ? service.through : today(c);
  if (until <= from) return invalid('until_in_the_past', `until must be after ${from}`);
  if (role === 'admin') return null;
  // All loans of a case together.
  const days = daysBetween(firstLentDay(c, off) ?? today(c), until);
  return limit(days, c.policy.agentLimits.reactivateDays, 'until');
}

/** The mildest loan that could be asked for now. */
export const nextLoan = ({ service, ...c }: Context): Day =>
  addDays(service.is === 'lent' ? service.through : today({ service, ...c }), 1);
