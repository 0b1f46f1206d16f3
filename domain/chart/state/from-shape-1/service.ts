import { addDays, dayOf } from '../../../time/calendar.ts';
import type { Instant } from '../../../time/time.ts';
import type { Off, ServiceSlice } from '../service.ts';
import { ACTIVE, newOff, standsAs } from '../service.ts';
import type { SliceUpgrade } from './from-shape-1.ts';

interface Flags {
  now: Instant;
  profile: { timeZone: string };
  service: { relockAt: Instant | null; why: 'paid' | 'proof' | 'agent' | null; fraud: boolean; forgiven: boolean };
  case: { deactivatedAt: Instant | null; deactivatedReminders: number } | null;
  debts: { id: string; overdueNoted: boolean }[];
  writtenOff: string[];
}

/** Why it was off, and what lent it, stood in flags beside the state and in the case. */
export const service: SliceUpgrade = (old, value) => {
  const c = old as unknown as Flags;
  const is = stood(c, String(value.service));
  return { context: { service: is }, value: { service: standsAs(is) } };
};

function stood(c: Flags, state: string): ServiceSlice['service'] {
  const { relockAt = null, why = null } = c.service ?? {};
  if (state === 'deactivated') return offFor(c);
  if (relockAt === null) return ACTIVE;
  return {
    is: 'lent',
    by: state === 'provisional' || why === 'proof' ? 'proof' : 'agent',
    through: addDays(dayOf(relockAt, c.profile.timeZone), -1),
    off: offFor(c),
  };
}

function offFor({ now, service, case: open, debts = [], writtenOff = [] }: Flags): Off {
  const { fraud = false, forgiven = false } = service ?? {};
  const overdue = debts.flatMap((debt) => (debt.overdueNoted ? [debt.id] : []));
  const isForgiven = forgiven && overdue.length === 0;
  return newOff(open?.deactivatedAt ?? now, {
    for: fraud ? 'fraud' : isForgiven ? 'writtenOff' : 'debt',
    byAgent: fraud,
    invoiceIds: isForgiven ? writtenOff : overdue,
    reminded: open?.deactivatedReminders ?? 0,
  });
}
