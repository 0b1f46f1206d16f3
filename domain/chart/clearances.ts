import { addBankDays, addWorkingDays } from '../time/calendar.ts';
import type { Outcome } from '../events.ts';
import { mayDeactivate } from './campaign.ts';
import type { Context } from './context.ts';
import { today } from './debts.ts';
import { clearanceKey } from './keys.ts';
import { relockAt } from './rungs.ts';
import { relockIsDue } from './service.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/**
 * No service goes off by itself before it was asked whether that fits into what the company as a whole is living
 * through (`domain/safety/clearance.ts`).
 */

type Purpose = 'deactivation' | 'relock';

export function askClearance(turn: Turn, purpose: Purpose): void {
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

export const isOurClearance = (c: Context, clearanceId: string): boolean => c.clearance.asked?.id === clearanceId;

/**
 * Cleared, and nothing has happened meanwhile that speaks against it: money, a hold, another policy, or the end of the
 * first contact hour.
 */
export function isCleared(c: Context, clearanceId: string, purpose: Purpose): boolean {
  if (!isOurClearance(c, clearanceId)) return false;
  if (purpose === 'deactivation') return !c.policy.deactivation.needsApproval && mayDeactivate(c);
  const due = relockAt(c);
  return due !== null && due <= c.now && relockIsDue(c);
}

export const forgetClearance = (turn: Turn): void =>
  turn.set({ clearance: { ...turn.context.clearance, asked: null } });

/** Asked again on the next working day. It is told of once, unless another case comes, or another reason. */
export function deactivationHeld(turn: Turn, { why, because }: Extract<Outcome, { type: 'DEACTIVATION_HELD' }>): void {
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
