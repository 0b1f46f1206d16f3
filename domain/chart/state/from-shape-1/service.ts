import { addDays, dayOf } from '../../../time/calendar.ts';
import type { Off, ServiceSlice } from '../service.ts';
import { ACTIVE, newOff, standsAs } from '../service.ts';
import type { Context1 } from './shape-1.ts';
import type { SliceUpgrade } from './slice-upgrade.ts';

/** Why it was off, and what lent it, stood in flags beside the state and in the case. */
export const service: SliceUpgrade = (old, value) => {
  const is = stood(old, value.service);
  return { context: { service: is }, value: { service: standsAs(is) } };
};

function stood(old: Context1, state: unknown): ServiceSlice['service'] {
  const { timeZone } = old.profile;
  if (state === 'deactivated') return offFor(old);
  if (old.service.relockAt === null) return ACTIVE;
  const through = addDays(dayOf(old.service.relockAt, timeZone), -1);
  return state === 'provisional'
    ? { is: 'lent', by: 'proof', through, off: offFor(old) }
    : { is: 'lent', by: 'agent', through, off: { ...offFor(old), firstLentOn: dayOf(old.now, timeZone) } };
}

/**
 * What is overdue is what it went off for, as far as it was overdue then. With nothing overdue any more, by money, it
 * would be back: that was written off, as it was where a flag says so, whatever has fallen due since.
 */
function offFor({ now, profile, service: { fraud, forgiven }, case: open, debts, writtenOff }: Context1): Off {
  const since = open?.deactivatedAt ?? now;
  const overdue = debts.filter((debt) => debt.overdueNoted && debt.dueOn < dayOf(since, profile.timeZone));
  const isForgiven = forgiven || overdue.length === 0;
  return newOff(since, {
    for: fraud ? 'fraud' : isForgiven ? 'writtenOff' : 'debt',
    byAgent: fraud,
    invoiceIds: isForgiven ? writtenOff : overdue.map((debt) => debt.id),
    reminded: open?.deactivatedReminders ?? 0,
  });
}
