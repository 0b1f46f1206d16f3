import type { AccountProfile, Actor } from '../../../../domain/account.ts';
import type { Effect } from '../../../../domain/effects.ts';
import type { Fact, Outcome } from '../../../../domain/events.ts';
import type { Instant } from '../../../../domain/time/time.ts';

/** What a decision reads of an account's rows, and what it adds to them. */

export interface AccountColumns extends AccountProfile {
  autopay: boolean;
  policyName: string;
  policyVersion: number;
  creditMinor: bigint;
  testClock: boolean;
  erasedAt: Date | null;
}

export interface StateColumns {
  skewMs: bigint;
  step: number;
  version: number;
  shape: number;
  body: unknown;
  timelineSeq: number;
  factSeq: number;
  toldSeq: number;
  nextAt: Date | null;
  /** The machine's time at which somebody comes for it. */
  wakeAt: Date | null;
  workSince: Date | null;
  stuckSince: Date | null;
  stuckBecause: string | null;
}

export interface NewFact {
  seq: number;
  fact: Fact | Outcome;
  actor: Actor;
  cause: string;
  step: number | null;
  at: Instant | null;
}
export interface NewEffect {
  step: number;
  position: number;
  effect: Effect;
}
