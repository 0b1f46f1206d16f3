import type { Actor } from '../../domain/account.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import type { Effect } from '../../domain/effects.ts';
import type { Request } from '../../domain/events.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** A request; `id` deduplicates: the same id gets the first answer, for as long as an idempotency key is kept. */
export interface Ask {
  id: string;
  request: Request;
  actor: Actor;
}

export type Answer = { ok: true; version: number } | { ok: false; refusal: Refusal };

/** An account's state, to be played on elsewhere. */
export interface Look {
  state: ChartState;
  /** The effects that are decided and have no outcome yet. Throws `WrittenByNewer` where this release doesn't know one. */
  inFlight(): Effect[];
}

/** What the accounts' states are asked; the record owns them. */
export interface Asks {
  ask(accountId: string, ask: Ask): Promise<Answer>;
  /** Null: nothing has happened to it yet. Changes nothing. */
  lookAt(accountId: string): Promise<Look | null>;
  /** The same of many, without the effects; of those alone that this release can read. */
  statesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, ChartState>>;
}
