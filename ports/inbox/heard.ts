import { createHash } from 'node:crypto';

/**
 * What came of an event. `notYet`: what it is about isn't known here, and may be any moment. `ofErased`: its account was
 * erased.
 */
export type Heard = { is: 'done' } | { is: 'ignored' | 'notYet' | 'ofErased'; because: string };

export const DONE: Heard = { is: 'done' };

export const notYet = (because: string): Heard => ({ is: 'notYet', because });

/** What an event makes takes its id from it. */
export const idOf = (prefix: 'btx' | 'pm', event: string): string =>
  `${prefix}_${createHash('sha256').update(event).digest('hex').slice(0, 20)}`;
