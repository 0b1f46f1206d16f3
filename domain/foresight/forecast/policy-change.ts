import type { Upcoming } from '../../account.ts';
import { later } from '../../time/calendar.ts';
import { accountChart, agendaOf, projectionOf } from '../../chart/chart.ts';
import { shown } from '../../chart/projection.ts';
import type { ChartState } from '../../chart/chart.ts';
import { play } from '../../chart/play.ts';
import { SYSTEM } from '../../chart/state/turn.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Instant } from '../../time/time.ts';
import { quietWorld } from './world.ts';

type Planned = Pick<Upcoming, 'kind' | 'at'>;

export interface PolicyChange {
  /** What comes next; null: nothing will happen by itself. */
  before: Planned | null;
  after: Planned | null;
  /** Something that will come changes: the next action, or a later one that is known by then. */
  changed: boolean;
}

/** What another policy would change for an account at `now`, if nobody does anything meanwhile. Changes nothing. */
export function policyChange(state: ChartState, policy: Policy, now: Instant): PolicyChange {
  const at = later(now, state.snapshot.context.now);
  const { state: moved } = accountChart.step(state, {
    type: 'CHANGE_POLICY_REQUESTED',
    policy,
    reason: 'preview',
    expectedVersion: null,
    role: 'admin',
    at,
    actor: SYSTEM,
  });
  const [before, after] = [planOf(state), planOf(moved)];
  return {
    before: before[0] ?? null,
    after: after[0] ?? null,
    changed: JSON.stringify(before) !== JSON.stringify(after),
  };
}

/** Deadlines that pass before there is anything to show: a few. */
const MAX_PASSED = 40;

/** What is to come. An invoice that is not due yet has no ladder: time goes on until it does. */
function planOf(state: ChartState): Planned[] {
  const world = quietWorld({ charge: 'declined' });
  let now = state;
  for (let passed = 0; passed < MAX_PASSED; passed++) {
    const { balance } = projectionOf(now);
    const agenda = agendaOf(now);
    const next = agenda[0];
    const upcoming = agenda.flatMap(shown);
    if (upcoming.length > 0 || balance.openMinor === 0 || next === undefined)
      return upcoming.map(({ kind, at }) => ({ kind, at }));
    for (const { state: played } of play(now, next.at, world)) now = played;
  }
  return [];
}
