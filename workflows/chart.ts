import type { Refusal } from '../domain/refusal.ts';
import type { Instant } from '../domain/time.ts';

/** An imperative that a chart has decided: `key` is stable, so that doing it twice can be told from doing it again. */
export interface EffectLike {
  type: string;
  key: string;
  params: unknown;
}

/** Something that time will bring, as the interpreter needs it. */
export interface TimedEvent<Event> {
  at: Instant;
  /** What the chart is told when it comes; the interpreter adds the instant. */
  event: Omit<Event, 'at'>;
  /** A good moment to begin a new run. */
  endsCycle: boolean;
}

/**
 * A pure chart, as the interpreter runs it. Nothing in it asks a clock or touches the world; its state goes through
 * JSON between runs. Deadlines are a function of the state: the interpreter keeps no table of its own, and asks anew
 * after every step.
 */
export interface Chart<State, Event extends { at: Instant }, Request, Effect extends EffectLike> {
  /** `null`: nothing has happened yet. */
  step(state: State | null, event: Event): { state: State; effects: Effect[] };
  /** Soonest first. */
  deadlines(state: State): TimedEvent<Event>[];
  /** Why this request would not be taken at `at`; null: it would. */
  refusal(state: State | null, request: Request, at: Instant): Refusal | null;
  freeze(state: State): unknown;
  revive(frozen: unknown): State;
}
