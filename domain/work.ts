import type { Instant } from './time/time.ts';

/** An effect that is to be done, as the account's workflow may know it: what it is about stays in the record. */
export interface Work {
  /** `step.position` of its decision. */
  id: string;
  /** The effect's type, and the type of the activity that does it. */
  verb: string;
  /** Those of one lane are done one after the other, in the order of their decision; null: it waits for nobody. */
  lane: string | null;
  queue: string;
  /** Temporal's: 1 is most urgent, 3 is plain, 5 can wait. */
  priority: number;
}

/** What an account's workflow lives by: ids and instants, and nothing of what they are about. */
export interface Agenda {
  /** The chart's last step. A lower one than was seen before is of a record that has gone back. */
  step: number;
  /** When time brings something, by the machine's clock; null: it brings nothing. */
  wakeAt: Instant | null;
  /** What it brings: its kind, for whoever looks at the timer. */
  next: string | null;
  /** In the order of their decision. */
  work: Work[];
  /** What Temporal's own page of the account shows, by the name of the search attribute. */
  attributes: Record<string, string | null>;
}

/** Of an account that is to be left alone: unknown, stuck, or of a record that was restored. */
export const NOTHING_TO_DO: Omit<Agenda, 'step'> = { wakeAt: null, next: null, work: [], attributes: {} };

/** What an activity is told of a piece of work. */
export interface WorkRef {
  accountId: string;
  workId: string;
}

/**
 * Temporal's task queues. Each port that leaves the house has one of its own: one that is away holds up nothing else.
 */
export const QUEUES = {
  record: 'puntual',
  charges: 'puntual-charges',
  mails: 'puntual-mails',
  service: 'puntual-service',
} as const;
