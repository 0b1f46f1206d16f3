import type { Actor } from '../domain/account.ts';
import type { Effect } from '../domain/effects.ts';
import type { Fact, Request } from '../domain/events.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Instant } from '../domain/time.ts';

/** A fact on its way to the account's workflow; `seq` orders and deduplicates. */
export interface Delivery {
  seq: number;
  fact: Fact;
  actor: Actor;
}

/** A request on its way; `id` deduplicates (the same id gets the first answer, while the run lives). */
export interface Ask {
  id: string;
  request: Request;
  actor: Actor;
}

export type Answer = { ok: true; version: number } | { ok: false; refusal: Refusal };

/** An account's state as its chart froze it, and the effects that were ordered and have no outcome yet. */
export interface Look {
  frozen: unknown;
  inFlight: Effect[];
}

/** How the rest of Puntual talks to the accounts' workflows. Implemented over a Temporal client in `handle.ts`. */
export interface Accounts {
  /** Hands over facts up to `seq` (starting the workflow if it isn't running); resolves when they are applied and recorded. */
  deliver(accountId: string, seq: number): Promise<void>;
  /** Asks; resolves when the answer's step is recorded. */
  ask(accountId: string, ask: Ask): Promise<Answer>;
  /** The account's state, to be played on elsewhere; null: nothing has happened to it yet. Changes nothing. */
  look(accountId: string): Promise<Look | null>;
  /** Plays a test clock to `target`, deadline by deadline; resolves when all that fell due is done and recorded. Throws `AdvanceTimeout`. */
  advance(accountId: string, target: Instant, timeoutMs: number): Promise<void>;
  /** Whether the Temporal server answers. */
  ping(): Promise<void>;
  /** Whether this server can skip time for one workflow: test clocks need it. */
  readonly testClocks: boolean;
}

/** Temporal or the worker didn't answer in time: 503, nothing is lost, the fact is delivered later. */
export class EngineUnavailable extends Error {
  override name = 'EngineUnavailable';
}

/** The clock stays where it got to. */
export class AdvanceTimeout extends Error {
  override name = 'AdvanceTimeout';
}
