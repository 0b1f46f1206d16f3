import type { Because } from '../../because.ts';
import type { TimelineData, TimelineType } from '../../timeline.ts';
import type { Look } from './look.ts';

/** Why an entry of each type stands there; null: it decided nothing, others have said or done it. */
export type Reasons = {
  [T in TimelineType]: ((look: Look, data: TimelineData[T]) => Because | null) | null;
};

/** What makes less owed. */
export const PAYING = [
  'charge.succeeded',
  'transfer.matched',
  'credit.applied',
  'invoice.voided',
  'dispute.resolved',
] as const satisfies TimelineType[];

/** What in this step has made less owed; else what did last. */
export function paidBy(look: Look): number[] {
  const here = look.here(...PAYING, 'balance.adjusted', 'chargeback.closed');
  return here.length > 0 ? here : look.newest(...PAYING);
}
