import type { Actor } from '../../account.ts';
import { addDays, dayOf, later, startOfDay } from '../../time/calendar.ts';
import type { ChartState } from '../../chart/chart.ts';
import { accountChart, agendaOf, toldTheTime } from '../../chart/chart.ts';
import type { Played } from '../../chart/play.ts';
import { play, tell } from '../../chart/play.ts';
import { SYSTEM } from '../../chart/state/turn.ts';
import type { Effect } from '../../effects.ts';
import { epochMs, instantFromMs } from '../../time/epoch.ts';
import type { ChartEvent, OverrideRequest } from '../../events.ts';
import type { Refusal } from '../../refusal.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { ForecastItem } from './items.ts';
import { itemsOf, mailsIn, noteOutcome } from './items.ts';
import type { Banks } from './world.ts';
import { quietWorld } from './world.ts';

export type { ForecastItem } from './items.ts';

export interface Question {
  state: ChartState;
  /** Ordered, and not answered yet: the world answers it first. */
  inFlight: readonly Effect[];
  /** The account's own. */
  now: Instant;
  /** The last local day; null: see `forecast`. */
  until: Day | null;
  banks: Banks;
  /** Done first, in the play only. */
  override: { request: OverrideRequest; actor: Actor } | null;
  /** A fact that is imagined, such as a decision: it happens first, in the play only. */
  fact?: ChartEvent | null;
}

export type Forecast = { ok: true; items: ForecastItem[] } | { ok: false; refusal: Refusal };

const AT_LEAST_DAYS = 120;
/** Nobody looks further ahead. */
export const AT_MOST_YEARS = 5;

/**
 * The dated story of an account in a world where nobody does anything more (`world.ts`), in the order in which things
 * will happen. Without `until` it goes to the deactivation of what is open now, or until that is settled, and 120 days
 * at least. Changes nothing: the state that it is given is played on, not written to.
 */
export function forecast({ state, inFlight, now: asked, until, banks, override, fact = null }: Question): Forecast {
  const now = later(asked, state.snapshot.context.now);
  const refusal = override === null ? null : accountChart.refusal(state, override.request, now);
  if (refusal !== null) return { ok: false, refusal };

  const story = new Story(punctual(state, now), banks);
  for (const effect of inFlight) story.answer(effect, now);
  if (override !== null) story.tell({ ...override.request, at: now, actor: override.actor } as ChartEvent);
  if (fact !== null) story.tell({ ...fact, at: now });
  const { timeZone } = state.snapshot.context.profile;
  const endOf = (day: Day): Instant => instantFromMs(epochMs(startOfDay(addDays(day, 1), timeZone)) - 1);
  const today = dayOf(now, timeZone);
  if (until !== null) story.playTo(endOf(until));
  else {
    story.playTo(endOf(addDays(today, AT_LEAST_DAYS)));
    story.playToTheEnd(endOf(addDays(today, AT_MOST_YEARS * 365)));
  }
  return { ok: true, items: story.items };
}

/** What is late, because nobody was there to do it, will be done now and not in the past. */
const punctual = (state: ChartState, now: Instant): ChartState => ({
  ...state,
  snapshot: toldTheTime(state.snapshot, now),
});

class Story {
  readonly items: ForecastItem[] = [];
  private state: ChartState;
  private readonly world: ReturnType<typeof quietWorld>;

  constructor(state: ChartState, banks: Banks) {
    this.state = state;
    this.world = quietWorld(banks);
  }

  /** An effect that is under way ends as this world ends such things. */
  answer(effect: Effect, now: Instant): void {
    this.items.push(...mailsIn([effect]));
    for (const outcome of this.world(effect, now, this.state)) this.tell({ ...outcome, at: now, actor: SYSTEM });
  }

  tell(event: ChartEvent): void {
    this.run(tell(this.state, event, this.world));
  }

  playTo(instant: Instant): void {
    this.run(play(this.state, instant, this.world));
  }

  /** To the deactivation of what is open, or until that is settled: nobody makes new debts here. */
  playToTheEnd(atMost: Instant): void {
    for (;;) {
      const { context } = this.state.snapshot;
      const next = agendaOf(this.state)[0];
      if (context.service.is === 'off' || context.debts.length === 0 || next === undefined || next.at > atMost) return;
      this.playTo(next.at);
    }
  }

  private run(steps: Generator<Played, ChartState>): void {
    for (const step of steps) {
      this.items.push(...itemsOf(this.state, step));
      noteOutcome(this.items, step);
      this.state = step.state;
    }
  }
}
