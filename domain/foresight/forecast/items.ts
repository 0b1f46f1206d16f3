import type { AttemptOutcome, UpcomingKind } from '../../account.ts';
import type { ChartState } from '../../chart/chart.ts';
import { agendaOf } from '../../chart/chart.ts';
import type { Played } from '../../chart/play.ts';
import { shown } from '../../chart/projection.ts';
import type { Effect } from '../../effects.ts';
import type { ChartEvent, DeadlineReached } from '../../events.ts';
import type { TaskChange } from '../../tasks.ts';
import type { Instant } from '../../time/time.ts';

/** One line of a dated story: what time brings, in the kinds of `upcoming`, and each mail. */
export interface ForecastItem {
  at: Instant;
  kind: UpcomingKind | 'email';
  detail: Record<string, unknown>;
}

type Reached = Extract<ChartEvent, DeadlineReached>;

/** What of a step belongs into the story. `before`: the state that the step began from. */
export function itemsOf(before: ChartState, { at, event, effects, tasks }: Played): ForecastItem[] {
  const reached =
    event.type === 'DEADLINE_REACHED' && happens(event, effects, tasks) ? reachedItems(before, event, at) : [];
  return [...reached, ...mailsIn(effects)];
}

export const mailsIn = (effects: readonly Effect[]): ForecastItem[] =>
  effects.flatMap((effect) =>
    effect.type === 'sendEmail'
      ? [{ at: effect.params.mail.at, kind: 'email' as const, detail: { template: effect.params.mail.topic.template } }]
      : [],
  );

/** As they stood in `upcoming`. Holds that end at one instant end together. */
function reachedItems(before: ChartState, { kind, id }: Reached, at: Instant): ForecastItem[] {
  const due = agendaOf(before).filter(
    (one) => one.kind === kind && (one.id === id || (kind === 'holdEnds' && one.at <= at)),
  );
  return due.flatMap(shown).map((item) => ({ kind: item.kind, at, detail: { ...item.detail } }));
}

/**
 * A due charge of which nothing is left to be charged is passed over without a word, and so is a deactivation that has
 * to wait longer.
 */
function happens({ kind }: Reached, effects: readonly Effect[], tasks: readonly TaskChange[]): boolean {
  const does = (type: Effect['type']): boolean => effects.some((effect) => effect.type === type);
  if (kind === 'charge' || kind === 'retry') return does('chargeBalance');
  // Cleared in the same instant, where nobody does anything; or under a policy that wants a person's word.
  if (kind === 'deactivation')
    return (
      does('clearDeactivation') ||
      tasks.some((change) => 'open' in change && change.open.kind === 'deactivationApproval')
    );
  return true;
}

const OUTCOMES: Partial<Record<ChartEvent['type'], AttemptOutcome>> = {
  CHARGE_SUCCEEDED: 'succeeded',
  CHARGE_DECLINED: 'declined',
  CHARGE_PENDING: 'pending',
  CHARGE_RETURNED: 'declined',
  CHARGE_REFUSED: 'refused',
};

/** The bank's answer belongs to the charge, retry or look-up that it answers. */
export function noteOutcome(items: ForecastItem[], { at, event }: Played): void {
  const outcome = OUTCOMES[event.type];
  if (outcome === undefined) return;
  const asked = items.findLast(
    (item) => item.at === at && (item.kind === 'charge' || item.kind === 'retry' || item.kind === 'lookup'),
  );
  if (asked !== undefined) asked.detail.outcome ??= outcome;
}
