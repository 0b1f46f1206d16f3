import { Context } from '@temporalio/activity';
import type { Agenda, WorkRef } from '../domain/work.ts';
import { WrittenByNewer } from '../domain/written-by-newer.ts';
import { RailRefused, TryLater } from '../ports/failures.ts';
import type { Deeds } from '../ports/store/deeds.ts';
import type { StoppableRail } from '../ports/store/rails.ts';
import type { Begun } from '../ports/store/work.ts';
import { Again, withoutWords } from './without-words.ts';

/**
 * Often enough for Temporal to notice a killed worker within its heartbeat timeout of 20 s, and for a lease of 15 s.
 */
const HEARTBEAT_MS = 5_000;
/** What can't be done is tried again ever more slowly. */
const BACKOFF = { firstMs: 1_000, longestMs: 3_600_000 };
/** Whoever's lease we wait for is asked again at the latest after this. */
const BUSY_AT_MOST_MS = 5_000;
/** What only a newer release can do, one of its workers comes to. */
const NEWER_MS = 10_000;
/** A rail that refuses us is asked again for what it may have done already, so often. */
const RAIL_MS = 60_000;

/**
 * One verb: it begins its work, does the deed, and writes what came of it; `null`: there was nothing to be done any
 * more.
 */
export type Verb = (ref: WorkRef) => Promise<Agenda | null>;

/**
 * How each verb runs as an activity. It answers what is to be done from there on. It is never given up on, and never
 * tries in place: whoever waits holds no slot that others need.
 */
export const performing =
  (store: Deeds, { rail, verb }: Doing) =>
  (ref: WorkRef): Promise<Agenda> =>
    withoutWords(() => heartbeating(store, ref, () => tried(store, { rail, verb }, ref)));

/** A verb, and the rail that stops itself when its provider refuses us; null: none does. */
export interface Doing {
  verb: Verb;
  rail: StoppableRail | null;
}

/** One try: what is to be done from there on. Throws `Again` when it could not be done, and the record has been told. */
export async function tried(store: Deeds, { rail, verb }: Doing, ref: WorkRef): Promise<Agenda> {
  try {
    return (await verb(ref)) ?? (await store.look(ref.accountId));
  } catch (error) {
    throw new Again(error, await waitAfter(store, rail, ref, error));
  }
}

/** Another performer is at it. */
class Busy extends Error {
  override name = 'Busy';
  readonly forMs: number;
  constructor(forMs: number) {
    super(`Another is at it for ${forMs} ms`);
    this.forMs = forMs;
  }
}

/** What the deed needs; null: it has ended. */
export function ours<T>(begun: Begun<T>): ({ is: 'begun' } & T) | null {
  if (begun.is === 'busy') throw new Busy(begun.forMs);
  return begun.is === 'over' ? null : begun;
}

/** Tells the record what has happened; answers after how many ms it is tried again. */
async function waitAfter(store: Deeds, rail: StoppableRail | null, ref: WorkRef, error: unknown): Promise<number> {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Busy) return Math.min(error.forMs, BUSY_AT_MOST_MS);
  if (error instanceof WrittenByNewer) return NEWER_MS;
  if (error instanceof TryLater) {
    await store.yieldWork(ref, message);
    return error.afterMs;
  }
  if (error instanceof RailRefused && rail !== null) {
    // Nothing was tried. It begins anew, and is held like all others; but what an earlier try may have done has to wait
    // for the rail.
    await store.stopRail(rail, message);
    return (await store.yieldWork(ref, message)) ? 1 : RAIL_MS;
  }
  // The database may be what has failed: then Temporal's own backoff is right.
  const failures = await store.workFailed(ref, message);
  return Math.min(BACKOFF.firstMs * 2 ** failures, BACKOFF.longestMs);
}

/** Runs a verb while telling Temporal and the record that somebody is at it. */
async function heartbeating<T>(store: Deeds, ref: WorkRef, work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const beating = setInterval(() => {
    context.heartbeat();
    void store.renewWork(ref).catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beating);
  }
}
