import type { Outcome } from '../../events.ts';
import { addBankDays, addWorkingDays } from '../../time/calendar.ts';
import type { ClearancePurpose } from '../state/company.ts';
import { today } from '../reads/today.ts';
import { clearanceKey } from '../state/keys.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';

export function askClearance(turn: Turn, purpose: ClearancePurpose): void {
  const c = turn.context;
  const clearances = c.counters.clearances + 1;
  const id = `clearance-${clearances}`;
  turn.set({ clearance: { ...c.clearance, asked: { id, purpose } }, counters: { ...c.counters, clearances } });
  turn.do({
    type: 'clearDeactivation',
    key: clearanceKey(c, clearances),
    params: {
      accountId: c.profile.id,
      clearanceId: id,
      at: c.now,
      day: today(c),
      lastBankDay: addBankDays(today(c), -1, c.policy.calendar),
      breaker: c.policy.deactivation.breaker,
    },
  });
}

export const forgetClearance = (turn: Turn): void =>
  turn.set({ clearance: { ...turn.context.clearance, asked: null } });

/** Asked again on the next working day. It is told of once, unless another case comes, or another reason. */
export function deactivationKeptBack(
  turn: Turn,
  { why, because }: Extract<Outcome, { type: 'DEACTIVATION_HELD' }>,
): void {
  const c = turn.context;
  const ofCase = `${c.case?.id ?? 'no case'}: `;
  const until = addWorkingDays(today(c), 1, c.policy.calendar);
  const told = c.clearance.told.filter((one) => one.startsWith(ofCase));
  const isNews = !told.includes(ofCase + why);
  turn.set({ clearance: { asked: null, heldUntil: until, why, told: isNews ? [...told, ofCase + why] : told } });
  if (!isNews) return;
  turn.note('deactivation.held', `Not deactivated before ${until}: ${because}`, { why, because, until }, SYSTEM);
  if (why !== 'breaker') return;
  // One for the whole company: the account that comes upon it first opens it.
  const day = today(c);
  const summary = 'Suspiciously many deactivations: an admin looks into it, and releases the breaker or pauses them';
  turn.openTask({
    key: `breaker:${day}`,
    kind: 'breaker',
    dueOn: day,
    subject: {},
    data: { summary, why, because, day },
  });
}
