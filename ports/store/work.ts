import type { Agenda, WorkRef } from '../../domain/work.ts';

/**
 * Whether a piece of work is to be done: it has ended; another is at it for so long; or it is ours, with what the deed
 * needs.
 */
export type Begun<T> = { is: 'over' } | { is: 'busy'; forMs: number } | ({ is: 'begun' } & T);

/** What is to be done for an account, whatever it is. */
export interface Work {
  look(accountId: string): Promise<Agenda>;
  /** Everything that has fallen due is decided. */
  reach(accountId: string): Promise<Agenda>;
  /** A sign of life of whoever has begun it. */
  renewWork(ref: WorkRef): Promise<void>;
  /**
   * It surely was not done: it waits again, and is asked anew before it begins (true). But where an earlier try was not
   * answered, it is finished under its key (false).
   */
  yieldWork(ref: WorkRef, because: string): Promise<boolean>;
  /**
   * It could not be done, and nobody knows why: counted, and told to a person when it goes on. Answers how often it has
   * failed by now.
   */
  workFailed(ref: WorkRef, because: string): Promise<number>;
}
