import type { Month } from '../../domain/billing/month.ts';

/**
 * The wide part of what is done: mails, mails that came in, webhooks, what providers told. It moves from its head into a
 * part of its month of recording (UTC), and the head stays whatever becomes of it. What is undone has its body with its
 * head: a mail that hasn't left, one that came in and waits to be read, a webhook that wasn't heard, a word that wasn't
 * decided.
 */
export interface Bodies {
  /** Moves at most so many of each kind, and answers how many in all. Safe beside another who does the same. */
  moveBodies(limit: number): Promise<number>;
  /** Makes the parts of these months, and of those that something is of already without one. */
  makeMonthsOfBodies(months: readonly Month[]): Promise<void>;
  /**
   * Lets go of all parts of months before this one, and answers their names. Throws for a month that ends less than 30
   * days ago.
   */
  letGoOfBodies(before: Month): Promise<string[]>;
}
