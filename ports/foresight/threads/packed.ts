import { accountChart, type ChartState } from '../../../domain/chart/chart.ts';
import { SHAPE, type FrozenState } from '../../../domain/chart/state/thaw.ts';
import type { Question } from '../../../domain/foresight/forecast/forecast.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { Instant } from '../../../domain/time/time.ts';

/** What goes to a thread: plain data, as the record keeps it. A snapshot of the machine has functions in it. */
export interface PackedState {
  frozen: FrozenState;
  policy: Policy;
}

export type Packed =
  | { ask: 'forecast'; question: Omit<Question, 'state'> & { state: PackedState } }
  | { ask: 'policyChange'; of: { state: PackedState; policy: Policy; now: Instant } }
  | { ask: 'rehearse'; of: { policy: Policy; now: Instant } };

/** What comes back: an answer, or what was thrown. */
export type Said = { ok: true; answer: unknown } | { ok: false; message: string; stack: string | undefined };

export const packed = (state: ChartState): PackedState => ({
  frozen: accountChart.freeze(state),
  policy: state.snapshot.context.policy,
});

export const unpacked = ({ frozen, policy }: PackedState): ChartState => accountChart.thaw(SHAPE, frozen, policy);
