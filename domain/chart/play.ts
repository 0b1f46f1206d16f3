import type { Effect } from '../effects.ts';
import type { ChartEvent, Outcome } from '../events.ts';
import { later } from '../time/calendar.ts';
import type { Instant } from '../time/time.ts';
import type { ChartState, ChartStep } from './chart.ts';
import { agendaOf, step } from './chart.ts';
import { SYSTEM } from './state/turn.ts';

/**
 * What the world answers to an effect: nothing, or outcomes that come at once. `state`: of the account, after the step
 * that ordered it.
 */
export type World = (effect: Effect, at: Instant, state: ChartState) => Outcome[];

/** Who writes a step down, before anything of it is done. */
export type Writer = (step: ChartStep) => void;

const NOBODY: Writer = () => {};

/** An outcome that is late comes at its own instant. */
export interface Played extends ChartStep {
  at: Instant;
  event: ChartEvent;
}

/** More than ever happens at one instant: a chart that doesn't come to rest is our own bug. */
const MAX_AT_ONCE = 1_000;

/** Tells the chart one thing, and what the world answers to it, until nothing more is said. */
export function* tell(
  state: ChartState | null,
  event: ChartEvent,
  world: World,
  write = NOBODY,
): Generator<Played, ChartState> {
  const inbox: ChartEvent[] = [event];
  let now = state;
  for (const next of inbox) {
    const taken = step(now, next);
    now = taken.state;
    write(taken);
    for (const effect of taken.effects)
      inbox.push(...world(effect, next.at, taken.state).map((outcome) => ({ ...outcome, at: next.at, actor: SYSTEM })));
    if (inbox.length > MAX_AT_ONCE) throw new Error(`The chart did not come to rest after ${event.type}`);
    yield { at: next.at, event: next, ...taken };
  }
  return now as ChartState;
}

/** Plays an account forward to `until`, deadline by deadline: the same loop as the engine's, without a clock. */
export function* play(state: ChartState, until: Instant, world: World, write = NOBODY): Generator<Played, ChartState> {
  let now = state;
  let atOnce = 0;
  while (atOnce < MAX_AT_ONCE) {
    const due = agendaOf(now)[0];
    if (due === undefined || due.at > until) return now;
    const at = later(due.at, now.snapshot.context.now);
    atOnce = at === now.snapshot.context.now ? atOnce + 1 : 0;
    now = yield* tell(
      now,
      { type: 'DEADLINE_REACHED', kind: due.kind, id: due.id, dueAt: due.at, at, actor: SYSTEM },
      world,
      write,
    );
  }
  throw new Error(`The chart did not come to rest at ${now.snapshot.context.now}`);
}
