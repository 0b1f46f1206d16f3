import type { Forecast, Question } from '../../domain/foresight/forecast/forecast.ts';
import type { PolicyChange } from '../../domain/foresight/forecast/policy-change.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Instant } from '../../domain/time/time.ts';

/** It takes more than one question may. The same again takes as long. */
export class TooMuchToForesee extends Error {
  override name = 'TooMuchToForesee';
}

/** Too many ask just now. */
export class ForesightBusy extends Error {
  override name = 'ForesightBusy';
}

/**
 * Lives that are played ahead: the pure `domain/foresight`, where it keeps nobody waiting who asks for something else.
 * `by`: who asks, so that one who asks much is no burden to the others. Each throws `TooMuchToForesee` or
 * `ForesightBusy`, or what the play itself has thrown.
 */
export interface Foresight {
  forecast(question: Question, by: string): Promise<Forecast>;
  policyChange(of: { state: ChartState; policy: Policy; now: Instant }, by: string): Promise<PolicyChange>;
  rehearse(of: { policy: Policy; now: Instant }, by: string): Promise<string | null>;
  /** Whoever waits hears `ForesightBusy`. */
  close(): Promise<void>;
}
