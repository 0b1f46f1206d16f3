import { today } from '../reads/today.ts';
import type { Turn } from '../state/turn.ts';
import { noticeOfPlanLeft } from './plan-ends.ts';

/**
 * A mail has left, and with it the notice of a missed installment, or the word that a proof came to nothing, wherever in
 * it that stands: their days count from now.
 */
export function toldOfHolds(turn: Turn, key: string): void {
  const left = turn.context.sending.find((one) => one.key === key)?.contacts ?? [];
  for (const { template, data } of left) {
    if (template === 'plan-missed') noticeOfPlanLeft(turn, String(data.planId));
    if (template === 'proof-lapsed') turn.set({ lapseToldOn: today(turn.context) });
  }
}
