import type { SearchAttributeUpdatePair } from '@temporalio/common';
import type { Instant } from '../domain/time.ts';
import type { Chart, EffectLike } from './chart.ts';

/** A fact as it is delivered: `seq` orders and deduplicates. */
export interface Sequenced {
  seq: number;
}

/** A request as it is asked: `id` deduplicates. */
export interface Identified {
  id: string;
}

/** An event before the interpreter has said when. */
export type Untimed<Event> = Omit<Event, 'at'>;

/** An effect that has been decided, and not yet done. */
export interface Order<Effect> {
  effect: Effect;
  /** The last fact that the chart had been told of when it decided this. */
  appliedSeq: number;
}

/** The chart's own time. */
export interface Clock {
  /** Chart time = workflow time + offset. */
  offsetMs: number;
  /** It can be advanced: chart time is not the machine's. */
  test: boolean;
}

/** Which effects wait for which. */
export interface Lanes<Effect> {
  /** Effects of one lane are done one after the other, in the order of their decision; null: it waits for nobody. */
  laneOf(effect: Effect): string | null;
  /** The lane whose effects write the record: whoever told or asked something is answered when its step is written. */
  record: string;
  /** Whether `waiting`, not begun yet, need not be done once `newer` is decided in the same lane. */
  replaces(newer: Effect, waiting: Effect): boolean;
}

/** Everything that the interpreter has to be told to run one kind of chart. */
export interface Binding<State, Event extends { at: Instant }, Request, Effect extends EffectLike, Fact extends Sequenced, Ask extends Identified> {
  chart: Chart<State, Event, Request, Effect>;
  lanes: Lanes<Effect>;
  factEvent(fact: Fact): Untimed<Event>;
  askEvent(ask: Ask): Untimed<Event>;
  requestOf(ask: Ask): Request;
  /** Facts after a sequence, oldest first: how a gap is closed. */
  factsAfter(seq: number): Promise<Fact[]>;
  /** Does an effect. What it answers is the next event; null: there is nothing to tell. It never gives up on the outside world. */
  perform(order: Order<Effect>, now: Instant, clock: Clock): Promise<Untimed<Event> | null>;
  /** What whoever asked is told of the state that came of it. */
  versionOf(state: State): number;
  searchAttributes(state: State): SearchAttributeUpdatePair[];
}
