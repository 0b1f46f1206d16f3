import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Instant } from '../domain/time.ts';
import type { Identified, Sequenced } from './binding.ts';
import type { Answer } from './messages.ts';

/** What has become of what was delivered or asked. */
export interface Written {
  /** False: the run had to end before the step was written; the next run writes it, and can be waited for. */
  recorded: boolean;
}

/** `lastSeq`: the last fact applied; lower than what was delivered only if the run had to end. */
export interface Receipt extends Written {
  lastSeq: number;
}

export type AskReply = Answer & Written;

/** `moving`: this run is about to end, ask the next. */
export type Idle = { moving: true; runId: string } | { moving: false; now: Instant; offsetMs: number; next: Instant | null };

/** Hands facts over; with none, waits until everything so far is recorded. */
export const deliverUpdate = defineUpdate<Receipt, [Sequenced[]]>('deliver');

/** Asks; a request that the chart does not take is rejected before anything is written to the history (see `REFUSED`). */
export const askUpdate = defineUpdate<AskReply, [Identified]>('ask');

/** Waits until the chart's time is at least this, and nothing is due or in flight. Null: whatever the time is. */
export const idleUpdate = defineUpdate<Idle, [Instant | null]>('idle');

/** The chart's state, to be played on elsewhere. `inFlight`: effects that were ordered and have no outcome yet, but for the record's. */
export interface Seen {
  frozen: unknown;
  inFlight: unknown[];
}

/** Looks, and changes nothing; null: nothing has happened yet. */
export const stateQuery = defineQuery<Seen | null>('state');

/** Why an update was rejected, as the failure's type. */
export const REFUSED = 'Refused';
/** The instant asked for is too far away to be waited for; details: the chart's now. */
export const NOT_YET = 'NotYet';
/** This run is about to end: ask the next. Details: its id. */
export const MOVING = 'Moving';
/** A fact that was to lie between the last applied and the delivered one could not be read. */
export const GAP = 'Gap';
/** Our own bug: the chart could not take the request, and is as it was. */
export const BROKE = 'Broke';
